/** Where a list of the desk is: its filter, what is searched in it, and the page. */
import { idFromParam, pageNumber } from '@/lib/site/params';

/** What the desk looks at; the order is the order of its links. */
export const queueFilters = ['waiting', 'reported', 'objected', 'published', 'refused', 'spam'] as const;
export type QueueFilter = (typeof queueFilters)[number];

/** The oldest first, or what looks most like what was refused before (lib/comments/classifier.ts); only what waits has a choice. */
export const queueOrders = ['age', 'hint'] as const;
export type QueueOrder = (typeof queueOrders)[number];

export interface QueueQuery {
  filter: QueueFilter;
  order: QueueOrder;
  /** Words to look for; '' for none. */
  search: string;
  /** From 1 on. */
  page: number;
}

/** Longer words find nothing. */
const MAX_SEARCH_LENGTH = 100;

type Params = Record<string, string | string[] | undefined>;

/** Reads a list's query; what is not understood is left out. */
export function parseQueueQuery(params: Params): QueueQuery {
  const filter = queueFilters.find((known) => known === params.filter) ?? 'waiting';
  return {
    filter,
    order: filter === 'waiting' && params.order === 'hint' ? 'hint' : 'age',
    search: one(params.q).slice(0, MAX_SEARCH_LENGTH).trim(),
    page: pageNumber(one(params.page)) ?? 1,
  };
}

/** The one comment that an address asks for; null when it asks for a list. */
export function parseCommentParam(params: Params): number | null {
  return idFromParam(one(params.comment));
}

/** The address of a list; page 1 of what waits is the desk itself. */
export function queuePath({
  filter = 'waiting',
  order = 'age',
  search = '',
  page = 1,
}: Partial<QueueQuery>): string {
  const query = new URLSearchParams();
  if (filter !== 'waiting') query.set('filter', filter);
  else if (order !== 'age') query.set('order', order);
  if (search) query.set('q', search);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `/desk?${query}` : '/desk';
}

/** The address of one comment at the desk, whatever became of it. */
export function deskCommentPath(id: number): string {
  return `/desk?comment=${id}`;
}

function one(param: string | string[] | undefined): string {
  return typeof param === 'string' ? param : '';
}
