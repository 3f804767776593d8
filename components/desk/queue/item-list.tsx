import { useTranslations } from 'next-intl';
import type { QueueItem } from '@/db/moderation/queue-items';
import type { Edition } from '@/site.config';
import { ReasonSelect } from './item-decisions';
import { KeyHelp } from './key-help';
import styles from './queue.module.css';
import { type QueueActions, QueueItemView } from './queue-item';
import { QueueKeys } from './queue-keys';

interface ItemListProps {
  items: readonly QueueItem[];
  stale: readonly number[];
  from: string;
  edition: Edition;
  actions: QueueActions;
  empty: string;
}

/** List of comments with the bulk-action form. */
export function ItemList({ items, stale, from, edition, actions, empty }: ItemListProps) {
  const t = useTranslations('DeskQueue');
  const ids = items.map(({ comment }) => comment.id);
  return (
    <section className={styles.list} aria-labelledby="queue">
      <h2 id="queue" className="heard" tabIndex={-1}>
        {t('list')}
      </h2>
      {items.length > 0 && (
        <form id="bulk" className={styles.bulk} action={actions.decideMany}>
          <input type="hidden" name="from" value={from} />
          <span>{t('bulk')}</span>
          <button type="submit" name="decision" value="publish" data-key="a">
            {t('publish')}
          </button>
          <button type="submit" name="decision" value="spam" data-key="s">
            {t('spam')}
          </button>
          <span className={styles.refuse}>
            <ReasonSelect />
            <button type="submit" name="decision" value="refuse" data-key="refuse">
              {t('refuse')}
            </button>
          </span>
        </form>
      )}
      {items.length === 0 && <p className={styles.empty}>{empty}</p>}
      <ol>
        {items.map((item, index) => (
          <li key={item.comment.id}>
            <QueueItemView
              item={item}
              edition={edition}
              actions={actions}
              from={from}
              next={ids[index + 1] ?? ids[index - 1] ?? null}
              stale={stale.includes(item.comment.id)}
            />
          </li>
        ))}
      </ol>
      <QueueKeys ids={ids} open={t('keys.open')} close={t('keys.close')} on={t('keys.on')}>
        <KeyHelp />
      </QueueKeys>
    </section>
  );
}
