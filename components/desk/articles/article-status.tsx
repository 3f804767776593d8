import { useTranslations } from 'next-intl';
import formStyles from '@/components/desk/form.module.css';
import { Moment } from '@/components/site/moment';
import { Name } from '@/components/site/name';
import type { DeskArticle } from '@/db/writing/article';
import { type ArticleErrors, articleFields } from '@/lib/desk/article-fields';
import type { problemOfQuery } from '@/lib/desk/article-form';
import { type ArticleRemark, REMARK_FIELDS } from '@/lib/desk/article-remarks';
import { deskPathOf, writtenAs } from '@/lib/desk/articles-url';
import { FRONT } from '@/lib/desk/paths';
import { articlePathFor } from '@/lib/site/paths';
import styles from './article-status.module.css';
import { useProblemWords } from './problem-words';

const DONE = [
  'saved',
  'proposed',
  'published',
  'scheduled',
  'cancelled',
  'withdrawn',
  'discarded',
  'duplicated',
  'restored',
  'stale',
  'no-successor',
  'gone',
  'begun-again',
] as const;
/** What was asked for and not done. */
const UNDONE: readonly string[] = ['stale', 'no-successor'];

interface ArticleStatusProps {
  article: DeskArticle;
  /** What the last post did. */
  done: string | string[] | undefined;
  errors: ArticleErrors;
  /** Why a picture that was sent was not stored. */
  lost: ReturnType<typeof problemOfQuery>;
  remarks: readonly ArticleRemark[];
  /** How many remarks the proofreader has. */
  findings: number;
  mayPublish: boolean;
}

/** Where an article stands: its state, who saved it, the ways to its other pages; and what the last press did. */
export function ArticleStatus({
  article,
  done,
  errors,
  lost,
  remarks,
  findings,
  mayPublish,
}: ArticleStatusProps) {
  const t = useTranslations('DeskArticle');
  const language = useTranslations('Proofread');
  const problem = useProblemWords();
  const { row, state, copy, savedBy, isDirty, scheduled, scheduledBy } = article;
  const kind = writtenAs(row);
  const pressed = DONE.find((known) => known === done);
  const wrong = ([...articleFields, 'changeAt'] as const).filter((name) => errors[name]);
  const isSeen = state === 'published';
  const saved = isDirty ? 'saved-changes' : 'unchanged';
  const outcome = pressed === 'saved' && isSeen ? saved : pressed;
  return (
    <section id="status" className={styles.status} aria-label={t('status', { kind })} tabIndex={-1}>
      <p className={styles.facts}>
        <strong>{t(`state.${state}`, { kind })}</strong>
        {state !== 'draft' && (
          <span>
            <Moment at={row.publishedAt} withTime />
          </span>
        )}
        {isDirty && state !== 'draft' && <strong>{t('dirty', { kind })}</strong>}
        {copy !== null && copy.proposedRevision > 0 && <strong>{t('proposed')}</strong>}
        {copy && (
          <span>
            {t.rich('savedBy', {
              name: () => <Name>{savedBy ?? ''}</Name>,
              time: () => <Moment at={copy.savedAt} withTime />,
            })}
          </span>
        )}
      </p>
      {scheduled && (
        <div className={styles.scheduled}>
          <p>
            {t.rich('changeScheduled', {
              name: () => <Name>{scheduledBy ?? ''}</Name>,
              time: () => <Moment at={scheduled.dueAt} withTime />,
            })}
          </p>
        </div>
      )}
      <ul className={styles.ways}>
        {isSeen && (
          <li>
            <a href={articlePathFor(row.edition, row)}>{t('toPage', { kind })}</a>
          </li>
        )}
        <li>
          <a href={deskPathOf(row, 'versions')}>{t('toVersions')}</a>
        </li>
        {isSeen && mayPublish && kind === 'articles' && (
          <li>
            <a href={`${FRONT}?add=${row.id}#front-${row.edition}`}>{t('toFront')}</a>
          </li>
        )}
        {state !== 'draft' && kind === 'articles' && (
          <li>
            <a href={deskPathOf(row, 'thread')}>{t('toThread')}</a>
          </li>
        )}
        {findings > 0 && (
          <li>
            <a href="#proofreading">{language('count', { count: findings })}</a>
          </li>
        )}
      </ul>
      {outcome && (
        <p className={UNDONE.includes(outcome) ? formStyles.alert : formStyles.done} role="status">
          {t(`done.${outcome}`, { kind })}
        </p>
      )}
      {lost && (
        <div className={formStyles.alert} role="alert">
          <p>{t('pictureLost')}</p>
          <ul>
            <li>
              <a href={`#article-${lost.field}`}>
                {t(lost.field === 'hero' ? 'fields.hero' : 'picture.title')}
              </a>
              {': '}
              {problem(lost)}
            </li>
          </ul>
        </div>
      )}
      {wrong.length > 0 && (
        <div className={formStyles.alert} role="alert">
          <p>{t('wrong', { kind, count: wrong.length })}</p>
          <ul>
            {wrong.map((name) => (
              <li key={name}>
                <a href={`#article-${name}`}>{t(`fields.${name}`)}</a>
                {': '}
                {errors[name] && problem(errors[name])}
              </li>
            ))}
          </ul>
        </div>
      )}
      {remarks.length > 0 && (
        <ul className={styles.remarks}>
          {remarks.map((remark) => (
            <li key={remark}>
              <a href={`#article-${REMARK_FIELDS[remark]}`}>{t(`fields.${REMARK_FIELDS[remark]}`)}</a>
              {': '}
              {t(`remarks.${remark}`)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
