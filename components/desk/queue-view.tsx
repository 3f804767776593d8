import { useFormatter, useTranslations } from 'next-intl';
import { Pager } from '@/components/site/pager';
import type { Done } from '@/db/desk-done';
import { LIST_LIMIT, type Queue, SEARCH_LIMIT } from '@/db/queue';
import type { QueueItem } from '@/db/queue-items';
import {
  type QueueAsk,
  type QueueFilter,
  queueAddress,
  queueFilters,
  queueOrders,
} from '@/lib/queue-address';
import type { Edition } from '@/site.config';
import { ReasonSelect } from './item-decisions';
import { KeyHelp } from './key-help';
import styles from './queue.module.css';
import { type QueueActions, QueueItemView } from './queue-item';
import { QueueKeys } from './queue-keys';

interface QueueViewProps {
  queue: Queue;
  ask: QueueAsk;
  done: Done | null;
  /** What met another's decision and is in this list no more. */
  left: readonly QueueItem[];
  edition: Edition;
  actions: QueueActions;
}

/** A list of the desk with all that can be done in it. Everything works without a script; one adds the keys. */
export function QueueView({ queue, ask, done, left, edition, actions }: QueueViewProps) {
  const t = useTranslations('DeskQueue');
  const from = queueAddress(ask);
  return (
    <div className={styles.queue}>
      <Filters ask={ask} counts={queue.counts} />
      <Search ask={ask} />
      {queue.order && <Orders ask={ask} />}
      {done && <DoneLine done={done} undo={actions.undo} from={from} />}
      {ask.search && (
        <p className={styles.found}>
          {t('found', { count: queue.total })}{' '}
          {!queue.searchedAll && t('searchedSome', { count: SEARCH_LIMIT })}
        </p>
      )}
      <ItemList
        items={[...left, ...queue.items]}
        stale={done?.stale ?? []}
        from={from}
        edition={edition}
        actions={actions}
        empty={t(ask.filter === 'waiting' && !ask.search ? 'emptyWaiting' : 'empty')}
      />
      <Pager
        page={queue.page}
        pages={queue.pages}
        hrefOf={(page) => queueAddress({ ...ask, page })}
        label={t('pages')}
      />
    </div>
  );
}

interface ItemListProps {
  items: readonly QueueItem[];
  stale: readonly number[];
  from: string;
  edition: Edition;
  actions: QueueActions;
  empty: string;
}

/** Comments below one another, and the form that decides on those of them that are selected. */
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

function Filters({ ask, counts }: { ask: QueueAsk; counts: Record<QueueFilter, number> }) {
  const t = useTranslations('DeskQueue');
  const format = useFormatter();
  return (
    <nav aria-label={t('filters')}>
      <ul className={styles.filters}>
        {queueFilters.map((filter) => (
          <li key={filter}>
            <a
              href={queueAddress({ filter, search: ask.search })}
              aria-current={filter === ask.filter ? 'page' : undefined}
            >
              {t(`filter.${filter}`)}{' '}
              <span className={styles.count}>
                {format.number(counts[filter])}
                {counts[filter] === LIST_LIMIT && '+'}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Which comments come first; the hint's word for it is a guess, and says so. */
function Orders({ ask }: { ask: QueueAsk }) {
  const t = useTranslations('DeskQueue');
  return (
    <nav className={styles.orders} aria-label={t('orders')}>
      <ul>
        {queueOrders.map((order) => (
          <li key={order}>
            <a
              href={queueAddress({ ...ask, order, page: 1 })}
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

function Search({ ask }: { ask: QueueAsk }) {
  const t = useTranslations('DeskQueue');
  return (
    <search>
      <form className={styles.search} action="/desk">
        {ask.filter !== 'waiting' && <input type="hidden" name="filter" value={ask.filter} />}
        {ask.order !== 'age' && <input type="hidden" name="order" value={ask.order} />}
        <input
          type="search"
          name="q"
          dir="auto"
          defaultValue={ask.search}
          placeholder={t('searchHint')}
          aria-label={t('search')}
          data-key="/"
        />
        <button type="submit">{t('searchGo')}</button>
        {ask.search && <a href={queueAddress({ ...ask, search: '', page: 1 })}>{t('searchClear')}</a>}
      </form>
    </search>
  );
}

interface DoneLineProps {
  done: Done;
  undo: QueueActions['undo'];
  from: string;
}

/** What was done last, with the way back while there is one. */
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
