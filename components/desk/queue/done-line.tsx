import { useTranslations } from 'next-intl';
import type { LastAction } from './last-action';
import styles from './queue-foot.module.css';
import type { QueueActions } from './queue-item';

interface DoneLineProps {
  /** null when nothing was done in this list. */
  done: LastAction | null;
  undo: QueueActions['undo'];
  from: string;
}

/**
 * Live region with the last action and its undo button, while it can be undone. It is there before anything was done,
 * as screen readers announce changes only.
 */
export function DoneLine({ done, undo, from }: DoneLineProps) {
  const t = useTranslations('DeskQueue');
  if (done?.problem) {
    return (
      <p className={`${styles.done} ${styles.problem}`} role="alert">
        {t(`problems.${done.problem}`)}
      </p>
    );
  }
  const { action = 'undo', items = [], stale = [], batch = null } = done ?? {};
  const count = action === 'answer' ? 1 : (done?.count ?? 0);
  return (
    <div className={done ? styles.done : undefined}>
      <p role="status">
        {done && (count > 0 || stale.length === 0) && <strong>{t(`done.${action}`, { count })}</strong>}
        {stale.length > 0 && ` ${t('left', { count: stale.length })}`}
      </p>
      {action !== 'undo' && items.length > 0 && (
        <form action={undo}>
          {batch === null ? (
            items.map((item) => <input key={item} type="hidden" name="item" value={item} />)
          ) : (
            <input type="hidden" name="batch" value={batch} />
          )}
          <input type="hidden" name="from" value={from} />
          <button type="submit" data-undo={items[0]?.split(':')[0]}>
            {t('undoDone')}
          </button>
        </form>
      )}
    </div>
  );
}
