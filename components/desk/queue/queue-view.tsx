import { useFormatter, useTranslations } from 'next-intl';
import { Pager } from '@/components/lists/pager';
import { MAX_SEARCHED, type Queue } from '@/db/moderation/queue';
import type { QueueItem } from '@/db/moderation/queue-items';
import { MAX_LISTED } from '@/db/moderation/queue-lists';
import type { CommentState } from '@/db/schema/comments';
import {
  type QueueFilter,
  type QueueQuery,
  queueFilters,
  queueOrders,
  queuePath,
} from '@/lib/desk/queue-url';
import { freeText } from '@/lib/forms/free-text';
import { isolate } from '@/lib/text/bidi';
import type { Edition } from '@/site.config';
import { ItemList } from './item-list';
import type { LastAction } from './last-action';
import styles from './queue.module.css';
import { QueueFoot } from './queue-foot';
import type { QueueActions } from './queue-item';

interface QueueViewProps {
  queue: Queue;
  ask: QueueQuery;
  /** null when nothing was done in this list. */
  done: LastAction | null;
  /** Comments of conflicting decisions that are no longer in this list. */
  left: readonly QueueItem[];
  edition: Edition;
  actions: QueueActions;
}

/** The state of a list's comments that goes without saying. */
const USUAL = {
  waiting: 'waiting',
  reported: 'published',
  objected: 'waiting',
  proposed: 'published',
  published: 'published',
  refused: 'refused',
  spam: 'spam',
} as const satisfies Record<QueueFilter, CommentState>;

/** The queue with filters, search and actions. Works without JavaScript, which adds the shortcuts. */
export function QueueView({ queue, ask, done, left, edition, actions }: QueueViewProps) {
  const t = useTranslations('DeskQueue');
  const from = queuePath(ask);
  const items = [...left, ...queue.items];
  return (
    <div className={styles.queue}>
      <div className={styles.lists}>
        <Filters ask={ask} counts={queue.counts} />
        <Search ask={ask} />
      </div>
      {ask.article !== undefined && (
        <p className={styles.found}>
          {queue.items[0] && t('ofOne', { article: isolate(queue.items[0].article.title) })}{' '}
          <a href={queuePath({ ...ask, article: undefined, page: 1 })}>{t('ofAll')}</a>
        </p>
      )}
      {ask.search && (
        <p className={styles.found}>
          {t('found', { count: queue.total })}{' '}
          {!queue.searchedAll && t('searchedSome', { count: MAX_SEARCHED })}
        </p>
      )}
      <ItemList
        items={items}
        stale={done?.stale ?? []}
        usual={USUAL[ask.filter]}
        from={from}
        edition={edition}
        actions={actions}
        campaigns={queue.campaigns}
        empty={t(ask.filter === 'waiting' && !ask.search ? 'emptyWaiting' : 'empty')}
      >
        {queue.order && <Orders ask={ask} />}
      </ItemList>
      <Pager
        page={queue.page}
        pages={queue.pages}
        hrefOf={(page) => queuePath({ ...ask, page })}
        label={t('pages')}
      />
      <QueueFoot ids={items.map(({ comment }) => comment.id)} done={done} from={from} actions={actions} />
    </div>
  );
}

function Filters({ ask, counts }: { ask: QueueQuery; counts: Record<QueueFilter, number> }) {
  const t = useTranslations('DeskQueue');
  const format = useFormatter();
  return (
    <nav aria-label={t('filters')}>
      <ul className={styles.filters}>
        {queueFilters.map((filter) => (
          <li key={filter}>
            <a
              href={queuePath({ filter, search: ask.search, article: ask.article })}
              aria-current={filter === ask.filter ? 'page' : undefined}
            >
              {t(`filter.${filter}`)}{' '}
              <span className={styles.count}>
                {format.number(counts[filter])}
                {counts[filter] === MAX_LISTED && '+'}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Sort orders; that by spam score is a guess, and says so. */
function Orders({ ask }: { ask: QueueQuery }) {
  const t = useTranslations('DeskQueue');
  return (
    <nav className={styles.orders} aria-label={t('orders')}>
      <ul>
        {queueOrders.map((order) => (
          <li key={order}>
            <a
              href={queuePath({ ...ask, order, page: 1 })}
              aria-current={order === ask.order ? 'true' : undefined}
            >
              {t(`order.${order}`)}
            </a>
          </li>
        ))}
      </ul>
      {ask.order === 'hint' && <p>{t('orderHint')}</p>}
    </nav>
  );
}

function Search({ ask }: { ask: QueueQuery }) {
  const t = useTranslations('DeskQueue');
  return (
    <search>
      <form className={styles.search} action="/desk">
        {ask.filter !== 'waiting' && <input type="hidden" name="filter" value={ask.filter} />}
        {ask.order !== 'age' && <input type="hidden" name="order" value={ask.order} />}
        {ask.article !== undefined && <input type="hidden" name="article" value={ask.article} />}
        <input
          type="search"
          name="q"
          {...freeText}
          defaultValue={ask.search}
          placeholder={t('searchHint')}
          aria-label={t('search')}
          data-key="/"
        />
        <button type="submit">{t('searchGo')}</button>
        {ask.search && <a href={queuePath({ ...ask, search: '', page: 1 })}>{t('searchClear')}</a>}
      </form>
    </search>
  );
}
