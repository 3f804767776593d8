import { getTranslations } from 'next-intl/server';
import { IndexEntry } from '@/components/lists/index-entry';
import { IndexPage } from '@/components/lists/index-page';
import type { ListedAuthor } from '@/db/articles/authors';
import { pathFor } from '@/lib/site/paths';
import { truncate } from '@/lib/text/truncate';
import type { Edition } from '@/site.config';
import styles from './author-index.module.css';
import { Portrait } from './portrait';

interface AuthorIndexProps {
  edition: Edition;
  page: number;
  list: { authors: ListedAuthor[]; pages: number };
}

/** In characters: two lines; the rest is on their page. */
const MAX_BIO_SHOWN = 110;

/** A page of the authors of an edition, each with their newest article. */
export async function AuthorIndex({ edition, page, list: { authors, pages } }: AuthorIndexProps) {
  const t = await getTranslations('Authors');
  return (
    <IndexPage edition={edition} list="authors" title={t('title')} page={page} pages={pages}>
      {authors.length === 0 && <p>{t('empty')}</p>}
      <ul className={styles.authors}>
        {authors.map(({ portrait, bio, ...author }) => (
          <li key={author.slug}>
            <Portrait name={author.name} picture={portrait} size={96} />
            <IndexEntry
              edition={edition}
              path={pathFor(edition, 'authors', author.slug)}
              line={truncate(bio, MAX_BIO_SHOWN)}
              isPerson
              {...author}
            />
          </li>
        ))}
      </ul>
    </IndexPage>
  );
}
