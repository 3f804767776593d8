import { useTranslations } from 'next-intl';
import type { LastAction } from './last-action';
import styles from './queue.module.css';
import type { QueueActions } from './queue-item';

interface DoneLineProps {
  done: LastAction;
  undo: QueueActions['undo'];
  from: string;
}

/** Status line of the last action, with its undo button while it can be undone. */
export function DoneLine({ done: { action, ids, stale, problem }, undo, from }: DoneLineProps) {
  const t = useTranslations('DeskQueue');
  if (problem) {
    return (
      <p className={`${styles.done} ${styles.problem}`} role="alert">
        {t(`problems.${problem}`)}
      </p>
    );
  }
  const count = action === 'answer' ? 1 : ids.length;
  return (
    <div className={styles.done}>
      <p role="status">
        {(count > 0 || stale.length === 0) && <strong>{t(`done.${action}`, { count })}</strong>}{' '}
        {stale.length > 0 && t('left', { count: stale.length })}
      </p>
      {action !== 'undo' && ids.length > 0 && (
        <form action={undo}>
          {ids.map((id) => (
            <input key={id} type="hidden" name="id" value={id} />
          ))}
          <input type="hidden" name="from" value={from} />
          <button type="submit" data-undo={ids[0]}>
            {t('undoDone')}
          </button>
        </form>
      )}
    </div>
  );
}
