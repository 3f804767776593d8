import { useTranslations } from 'next-intl';
import { BidiText } from '@/components/site/bidi-text';
import { Name } from '@/components/site/name';
import type { Article } from '@/db/articles/article';
import { pathFor } from '@/lib/site/paths';
import { writersOf } from '@/lib/site/writers';
import type { Edition } from '@/site.config';
import styles from './author-box.module.css';
import { Portrait } from './portrait';

interface AuthorBoxProps {
  edition: Edition;
  /** In the order of the byline. */
  authors: readonly Article['author'][];
}

/** Who wrote an article, below it: each with portrait, biography and the way to all of theirs. */
export function AuthorBox({ edition, authors }: AuthorBoxProps) {
  const t = useTranslations('Author');
  const about = t('about', { writers: writersOf(authors) });
  const [only] = authors;
  if (authors.length === 1 && only)
    return (
      <aside className={styles.box} aria-labelledby="author">
        <About edition={edition} author={only} kicker={about} />
      </aside>
    );
  return (
    <aside className={styles.group} aria-labelledby="author">
      <h2 id="author">{about}</h2>
      {authors.map((author) => (
        <div key={author.id} className={styles.box}>
          <About edition={edition} author={author} />
        </div>
      ))}
    </aside>
  );
}

interface AboutProps {
  edition: Edition;
  author: Article['author'];
  /** Above the name of one who has the box to themselves. */
  kicker?: string;
}

function About({ edition, author, kicker }: AboutProps) {
  const t = useTranslations('Author');
  const name = <Name>{author.name}</Name>;
  return (
    <>
      <Portrait name={author.name} picture={author.portrait} size={96} />
      <div>
        {kicker && <p className={styles.kicker}>{kicker}</p>}
        {kicker ? <h2 id="author">{name}</h2> : <h3>{name}</h3>}
        {author.bio && (
          <p className={styles.bio}>
            <BidiText>{author.bio}</BidiText>
          </p>
        )}
        <a href={pathFor(edition, 'authors', author.slug)} aria-label={t('moreOf', { name: author.name })}>
          {t.rich('more', { name: () => name })}
        </a>
      </div>
    </>
  );
}
