import { useTranslations } from 'next-intl';
import { FileField } from '@/components/desk/articles/picture-fields';
import { useProblemWords } from '@/components/desk/articles/problem-words';
import formStyles from '@/components/desk/form.module.css';
import rows from '@/components/desk/rows.module.css';
import { BidiText } from '@/components/site/bidi-text';
import { Picture } from '@/components/site/picture';
import type { ListedPicture, PictureUse } from '@/db/media/uses';
import type { problemOfQuery } from '@/lib/desk/article-form';
import { deskArticlePath, PICTURES, PORTRAIT } from '@/lib/desk/articles-url';
import { PICTURE_STORE, type PictureStoreQuery } from '@/lib/desk/pictures-url';
import { freeText } from '@/lib/forms/free-text';
import type { PlainAction } from '@/lib/forms/state';
import styles from './picture-list.module.css';

interface PictureStoreNavProps {
  query: PictureStoreQuery;
  done: string | string[] | undefined;
  problem: ReturnType<typeof problemOfQuery>;
}

const DONE = ['stored', 'deleted', 'used', 'gone'] as const;

/** What the last press did, the search, and a file for the store. */
export function PictureStoreNav({ query, done, problem }: PictureStoreNavProps) {
  const t = useTranslations('DeskPictures');
  const words = useProblemWords();
  const outcome = DONE.find((known) => known === done);
  const { article, author, caret, search } = query;
  return (
    <>
      {outcome && (
        <p className={`${formStyles.done} ${formStyles.told}`} role="status">
          {t(`done.${outcome}`)}
        </p>
      )}
      {article !== null && (
        <p>
          <a href={deskArticlePath(article)}>{t('toArticle')}</a>
        </p>
      )}
      {author !== null && (
        <p>
          <a href={deskAuthorPath(author)}>{t('toAuthor')}</a>
        </p>
      )}
      <form className={styles.search} action={PICTURE_STORE}>
        {article !== null && <input type="hidden" name="article" value={article} />}
        {author !== null && <input type="hidden" name="author" value={author} />}
        {caret !== null && <input type="hidden" name="caret" value={caret} />}
        <label className="heard" htmlFor="pictures-search">
          {t('searchLabel')}
        </label>
        <input
          id="pictures-search"
          type="search"
          name="q"
          {...freeText}
          placeholder={t('searchHint')}
          defaultValue={search}
        />
        <button type="submit">{t('search')}</button>
      </form>
      {article === null && author === null && (
        <form className={styles.add} action={PICTURES} method="post" encType="multipart/form-data">
          <input type="hidden" name="to" value="store" />
          <FileField
            id="store-picture"
            name="picture"
            label={t('add')}
            error={problem ? words(problem) : undefined}
          />
          <button type="submit">{t('addSubmit')}</button>
        </form>
      )}
    </>
  );
}

interface PictureListProps {
  pictures: readonly ListedPicture[];
  query: PictureStoreQuery;
  /** Also sees where others use one. */
  mayDelete: boolean;
  choose: PlainAction;
  remove: PlainAction;
}

/** Pictures, each with its words, where it is used, and what can be done with it. */
export function PictureList({ pictures, query, mayDelete, choose, remove }: PictureListProps) {
  const t = useTranslations('DeskPictures');
  if (pictures.length === 0)
    return <p className={rows.empty}>{t(query.search ? 'nothingFound' : 'empty')}</p>;
  return (
    <ul className={styles.pictures} aria-label={t('title')}>
      {pictures.map((picture) => (
        <li key={picture.file}>
          <Picture
            picture={picture}
            alt={picture.alt || t('withoutAlt')}
            sizes="(min-width: 40rem) 16rem, 50vw"
          />
          {picture.alt && (
            <p>
              <BidiText>{picture.alt}</BidiText>
            </p>
          )}
          {!picture.alt && picture.uses.some(({ kind }) => kind === 'article') && (
            <p className={styles.missing}>{t('withoutAlt')}</p>
          )}
          {(picture.caption || picture.credit) && (
            <p className={styles.words}>
              <BidiText>{[picture.caption, picture.credit].filter(Boolean).join(' | ')}</BidiText>
            </p>
          )}
          {mayDelete && <Uses uses={picture.uses} />}
          {query.article !== null && (
            <form className={styles.choose} action={choose}>
              <input type="hidden" name="id" value={query.article} />
              <input type="hidden" name="file" value={picture.file} />
              <input type="hidden" name="caret" value={query.caret ?? ''} />
              <button type="submit" name="as" value="lead">
                {t('asLead')}
              </button>
              <button type="submit" name="as" value="body">
                {t(query.caret === null ? 'atEnd' : 'atCaret')}
              </button>
            </form>
          )}
          {query.author !== null && (
            <form className={styles.choose} action={PORTRAIT} method="post" encType="multipart/form-data">
              <input type="hidden" name="id" value={query.author} />
              <input type="hidden" name="file" value={picture.file} />
              <button type="submit">{t('asPortrait')}</button>
            </form>
          )}
          {mayDelete && query.article === null && query.author === null && picture.uses.length === 0 && (
            <form action={remove}>
              <input type="hidden" name="file" value={picture.file} />
              <button type="submit">{t('delete')}</button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}

const deskAuthorPath = (id: number) => `/desk/authors/${id}`;

function Uses({ uses }: { uses: readonly PictureUse[] }) {
  const t = useTranslations('DeskPictures');
  if (uses.length === 0) return <p className={styles.words}>{t('unused')}</p>;
  return (
    <ul className={styles.uses} aria-label={t('uses')}>
      {uses.map(({ kind, id, name }) => (
        <li key={`${kind}-${id}`}>
          {t(`kinds.${kind}`)}{' '}
          {id > 0 && (
            <a href={kind === 'portrait' ? deskAuthorPath(id) : deskArticlePath(id)}>
              <BidiText>{name}</BidiText>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
