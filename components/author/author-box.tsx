import { getTranslations } from 'next-intl/server';
import { BidiText } from '@/components/site/bidi-text';
import { Name } from '@/components/site/name';
import type { Article } from '@/db/articles/article';
import { pathFor } from '@/lib/site/paths';
import type { Edition } from '@/site.config';
import styles from './author-box.module.css';
import { Portrait } from './portrait';

/** The author's card below an article. */
export async function AuthorBox({ edition, author }: { edition: Edition; author: Article['author'] }) {
  const t = await getTranslations('Author');
  return (
    <aside className={styles.box} aria-labelledby="author">
      <Portrait name={author.name} picture={author.portrait} size={96} />
      <div>
        <p className={styles.kicker}>{t(author.gender === 'female' ? 'aboutFemale' : 'about')}</p>
        <h2 id="author">
          <Name>{author.name}</Name>
        </h2>
        {author.bio && (
          <p className={styles.bio}>
            <BidiText>{author.bio}</BidiText>
          </p>
        )}
        <a href={pathFor(edition, 'authors', author.slug)} aria-label={t('moreOf', { name: author.name })}>
          {t.rich('more', { name: () => <Name>{author.name}</Name> })}
        </a>
      </div>
    </aside>
  );
}
