import { useTranslations } from 'next-intl';
import { Differences } from '@/components/corrections/differences';
import rows from '@/components/desk/rows.module.css';
import { Moment } from '@/components/site/moment';
import { Name } from '@/components/site/name';
import type { ArticleSnapshot } from '@/db/schema/writing';
import type { DeskArticle } from '@/db/writing/article';
import type { ArticleVersion } from '@/db/writing/versions';
import { writtenAs } from '@/lib/desk/articles-url';
import type { PlainAction } from '@/lib/forms/state';
import { textOfBlocks } from '@/lib/html/block-text';
import { changedWords } from '@/lib/text/word-diff';
import { Subject } from './preview-links';
import styles from './version-list.module.css';

interface VersionListProps {
  article: DeskArticle;
  /** Newest first. */
  versions: readonly ArticleVersion[];
  /** The change that is scheduled, and what it changes. */
  scheduledVersion: { before: ArticleSnapshot; after: ArticleSnapshot } | null;
  /** null for who may not. */
  restore: PlainAction | null;
  /** Withholds a version's text from readers, or shows it again; null for who may not. */
  close: PlainAction | null;
}

/** Versions with what changed in each, and the way back to it. */
export function VersionList({ article, versions, scheduledVersion, restore, close }: VersionListProps) {
  const t = useTranslations('DeskVersions');
  const kind = writtenAs(article.row);
  const { scheduled } = article;
  if (versions.length === 0 && !scheduled) return <p className={rows.empty}>{t('empty', { kind })}</p>;
  const isOut = article.state === 'published' || article.state === 'scheduled';
  return (
    <>
      {article.isDirty && <p>{t('dirty', { kind })}</p>}
      {scheduled && scheduledVersion && (
        <section className={styles.scheduled}>
          <h2>{t('scheduled')}</h2>
          <p className={styles.facts}>
            <span>
              {t.rich('due', {
                name: () => <Name>{article.scheduledBy ?? ''}</Name>,
                time: () => <Moment at={scheduled.dueAt} withTime />,
              })}
            </span>
          </p>
          <Note>{scheduled.note}</Note>
          <Changes {...scheduledVersion} />
        </section>
      )}
      <ol className={styles.versions} reversed>
        {versions.map((version, index) => (
          <li key={version.number}>
            <h2>{t('version', { number: version.number })}</h2>
            <p className={styles.facts}>
              {version.publishedBy === null ? (
                t('before')
              ) : (
                <span>
                  {t.rich('by', {
                    name: () => <Name>{version.publishedBy ?? ''}</Name>,
                    time: () => <Moment at={version.createdAt} withTime />,
                  })}
                </span>
              )}
              {isOut && index === 0 && <strong>{t('current')}</strong>}
            </p>
            {version.restoredFrom !== null && <p>{t('restoredNote', { number: version.restoredFrom })}</p>}
            <Note>{version.note}</Note>
            {version.told && <p>{t.rich('correction', { words: () => <bdi>{version.told}</bdi> })}</p>}
            {version.closed && <p>{t('closed')}</p>}
            <Changes before={versions[index + 1]?.snapshot} after={version.snapshot} />
            {restore && (index > 0 || !isOut) && !version.closed && !article.isDirty && (
              <form action={restore}>
                <Subject {...article.row} />
                <input type="hidden" name="version" value={article.revision} />
                <input type="hidden" name="number" value={version.number} />
                <button type="submit">{t('restore', { number: version.number })}</button>
              </form>
            )}
            {/* What readers see is taken from them by withdrawing the article. */}
            {close && kind === 'articles' && (index > 0 || !isOut || version.closed) && (
              <form action={close}>
                <input type="hidden" name="id" value={article.row.id} />
                <input type="hidden" name="number" value={version.number} />
                <button type="submit" name="closed" value={version.closed ? '0' : '1'}>
                  {t(version.closed ? 'open' : 'close', { number: version.number })}
                </button>
              </form>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function Note({ children }: { children: string }) {
  return children === '' ? null : (
    <p>
      <bdi>{children}</bdi>
    </p>
  );
}

const COMPARED = ['title', 'standfirst', 'slug', 'heroAlt', 'heroCaption', 'heroCredit'] as const;

/** What has one a line. */
const LISTS = [
  ['credits', ({ author, coauthors = [] }: ArticleSnapshot) => [author, ...coauthors].join('\n')],
  ['topics', ({ topics }: ArticleSnapshot) => topics.join('\n')],
] as const;

/** What a version changed, field by field, folded: texts are long. */
function Changes({ before, after }: { before: ArticleSnapshot | undefined; after: ArticleSnapshot }) {
  const t = useTranslations();
  if (!before) return <p className={styles.facts}>{t('DeskVersions.first')}</p>;
  const fields = COMPARED.filter((name) => before[name] !== after[name]).map((name) => ({
    label: t(`DeskArticle.fields.${name}`),
    before: before[name],
    after: after[name],
  }));
  if (before.body !== after.body)
    fields.push({
      label: t('DeskVersions.body'),
      before: textOfBlocks(before.body),
      after: textOfBlocks(after.body),
    });
  for (const [name, listOf] of LISTS)
    if (listOf(before) !== listOf(after))
      fields.push({ label: t(`DeskArticle.fields.${name}`), before: listOf(before), after: listOf(after) });
  return (
    <details className={styles.changes}>
      <summary>{t('DeskVersions.differences')}</summary>
      {fields.map((field) => (
        <div key={field.label}>
          <h3>{field.label}</h3>
          <Differences parts={changedWords(field.before, field.after)} />
        </div>
      ))}
    </details>
  );
}
