import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Campaign } from '@/db/moderation/campaigns';
import type { QueueItem } from '@/db/moderation/queue-items';
import type { CommentState } from '@/db/schema/comments';
import type { Edition } from '@/site.config';
import { CampaignRow } from './campaign-row';
import { KeyHelp } from './key-help';
import styles from './queue.module.css';
import { type QueueActions, QueueItemView } from './queue-item';
import { QueueKeys } from './queue-keys';
import { SelectAll } from './selection';

interface ItemListProps {
  items: readonly QueueItem[];
  stale: readonly number[];
  /** The state that goes without saying in this list; null where none does. */
  usual: CommentState | null;
  from: string;
  edition: Edition;
  actions: QueueActions;
  empty: string;
  /** By the comment whose row each has. */
  campaigns?: ReadonlyMap<number, Campaign>;
  /** The sort orders. */
  children?: ReactNode;
}

/** List of comments, with what concerns all of them above it. */
export function ItemList(props: ItemListProps) {
  const { items, stale, usual, from, edition, actions, empty, campaigns, children } = props;
  const t = useTranslations('DeskQueue');
  const ids = items.map(({ comment }) => comment.id);
  return (
    <section className={styles.list} aria-labelledby="queue">
      <h2 id="queue" className="heard" tabIndex={-1}>
        {t('list')}
      </h2>
      <div className={styles.tools}>
        {items.length > 1 && <SelectAll ids={ids} label={t('selectAll')} />}
        {children}
        <QueueKeys ids={ids} open={t('keys.open')} close={t('keys.close')} on={t('keys.on')}>
          <KeyHelp />
        </QueueKeys>
      </div>
      {items.length === 0 && <p className={styles.empty}>{empty}</p>}
      <ol>
        {items.map((item, index) => {
          const campaign = campaigns?.get(item.comment.id);
          const common = { item, edition, from, next: ids[index + 1] ?? ids[index - 1] ?? null };
          return (
            <li key={item.comment.id}>
              {campaign ? (
                <CampaignRow {...common} campaign={campaign} decideMany={actions.decideMany} />
              ) : (
                <QueueItemView
                  {...common}
                  usual={usual}
                  actions={actions}
                  stale={stale.includes(item.comment.id)}
                />
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
