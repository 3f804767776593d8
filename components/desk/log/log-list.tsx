import { useFormatter, useTranslations } from 'next-intl';
import { Moment } from '@/components/site/moment';
import { Name } from '@/components/site/name';
import type { LogEntry } from '@/db/moderation/log';
import { commentStates } from '@/db/schema/comments';
import { holdReasons, refusalReasons } from '@/lib/comments/policy';
import { threadModes } from '@/lib/comments/thread-mode';
import { deskArticlePath } from '@/lib/desk/articles-url';
import { deskCommentPath } from '@/lib/desk/queue-url';
import { DecisionActor, useRefusalReason } from './decision-line';
import styles from './log-list.module.css';

/** Audit log of decisions, each with the changed fields before and after. */
export function LogList({ entries }: { entries: readonly LogEntry[] }) {
  const t = useTranslations('DeskLog');
  if (entries.length === 0) return <p className={styles.empty}>{t('empty')}</p>;
  return (
    <ol className={styles.log} aria-label={t('list')}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <Action entry={entry} />
          <Subject entry={entry} />
          <p className={styles.when}>
            <DecisionActor decision={entry} /> · <Moment at={entry.createdAt} withTime />
          </p>
          <Change before={entry.before} after={entry.after} />
        </li>
      ))}
    </ol>
  );
}

function Action({ entry }: { entry: LogEntry }) {
  const t = useTranslations('DeskHistory.actions');
  const reason = useRefusalReason(entry);
  return (
    <p>
      <strong>{t(entry.action)}</strong>
      {reason && <span className={styles.reason}> {reason}</span>}
    </p>
  );
}

/** What was decided about: a comment and its article, or the article's thread. */
function Subject({ entry: { comment, article } }: { entry: LogEntry }) {
  const t = useTranslations('DeskLog');
  return (
    <p className={styles.subject}>
      {comment && (
        <a href={deskCommentPath(comment.id)}>
          {comment.erasedAt ? t('erased') : t.rich('comment', { name: () => <Name>{comment.name}</Name> })}
        </a>
      )}{' '}
      {t.rich('on', {
        article: () => (
          <a href={deskArticlePath(article.id, 'thread')}>
            <bdi>{article.title}</bdi>
          </a>
        ),
      })}
    </p>
  );
}

const FACTS = [
  'state',
  'reason',
  'body',
  'findings',
  'pickedAt',
  'pickNote',
  'editedAt',
  'decidedAt',
  'objectedAt',
  'objection',
  'thread',
  'closesAfter',
  'editors',
] as const;
type Fact = (typeof FACTS)[number] | 'other';

function Change({ before, after }: Pick<LogEntry, 'before' | 'after'>) {
  const t = useTranslations('DeskLog');
  const words = useFactWords();
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return (
    <details className={styles.details}>
      <summary>{t('change')}</summary>
      <table className={styles.change}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => {
            const fact = FACTS.find((known) => known === name) ?? 'other';
            return (
              <tr key={name}>
                <th scope="row">{t(`facts.${fact}`)}</th>
                <td dir="auto">{words(fact, before[name], before.state)}</td>
                <td dir="auto">{words(fact, after[name], after.state)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}

/** Formats a logged value; the state beside it tells a reason to wait from the same reason to refuse. */
function useFactWords() {
  const t = useTranslations();
  const format = useFormatter();
  return (fact: Fact, value: unknown, state: unknown): string => {
    if (value === null || value === undefined || String(value) === '') return t('DeskLog.nothing');
    if (fact.endsWith('At')) {
      return format.dateTime(new Date(String(value)), { dateStyle: 'medium', timeStyle: 'short' });
    }
    const known = fact === 'state' && commentStates.find((one) => one === value);
    if (known) return t(`DeskQueue.states.${known}`);
    const held = fact === 'reason' && holdReasons.find((one) => one === value);
    const refused = fact === 'reason' && refusalReasons.find((one) => one === value);
    if (refused && (state === 'refused' || !held)) return t(`Reasons.${refused}`);
    if (held) return t(`DeskQueue.holds.${held}`);
    const mode = fact === 'thread' && threadModes.find((known) => known === value);
    if (mode) return t(`DeskThread.modes.${mode}`);
    if (fact === 'editors' && Array.isArray(value)) return format.list(value.map(String));
    if (fact === 'findings' && Array.isArray(value)) return format.number(value.length);
    if (typeof value === 'number') return format.number(value);
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
}
