/** URLs of the queue: filter, order, search and page as query parameters. */
import { idFromParam, pageNumber } from '@/lib/site/params';

/** In the order of their links. */
export const queueFilters = [
  'waiting',
  'reported',
  'objected',
  'proposed',
  'published',
  'refused',
  'spam',
] as const;
export type QueueFilter = (typeof queueFilters)[number];

/** Oldest first, or by spam score (lib/comments/classifier.ts); only what waits has a choice. */
export const queueOrders = ['age', 'hint'] as const;
export type QueueOrder = (typeof queueOrders)[number];

export interface QueueQuery {
  filter: QueueFilter;
  order: QueueOrder;
  /** Words to look for; '' for none. */
  search: string;
  /** The id of the article whose comments alone are listed. */
  article?: number;
  /** From 1 on. */
  page: number;
}

/** Longer words find nothing. */
const MAX_SEARCH_LENGTH = 100;

type Params = Record<string, string | string[] | undefined>;

/** Parses a list's query; unknown values are ignored. */
export function parseQueueQuery(params: Params): QueueQuery {
  const filter = queueFilters.find((known) => known === params.filter) ?? 'waiting';
  return {
    filter,
    order: filter === 'waiting' && params.order === 'hint' ? 'hint' : 'age',
    search: one(params.q).slice(0, MAX_SEARCH_LENGTH).trim(),
    article: idFromParam(one(params.article)) ?? undefined,
    page: pageNumber(one(params.page)) ?? 1,
  };
}

/** The id of the one comment that a URL asks for; null when it asks for a list. */
export function parseCommentParam(params: Params): number | null {
  return idFromParam(one(params.comment));
}

/** Path of a list; defaults are left out, so page 1 of what waits is the desk itself. */
export function queuePath({
  filter = 'waiting',
  order = 'age',
  search = '',
  article,
  page = 1,
}: Partial<QueueQuery>): string {
  const query = new URLSearchParams();
  if (filter !== 'waiting') query.set('filter', filter);
  else if (order !== 'age') query.set('order', order);
  if (search) query.set('q', search);
  if (article !== undefined) query.set('article', String(article));
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `/desk?${query}` : '/desk';
}

/** Path of one comment at the desk, in any state. */
export function deskCommentPath(id: number): string {
  return `/desk?comment=${id}`;
}

/** The id of the campaign that a URL asks for; null when it asks for none. */
export function parseCampaignParam(params: Params): number | null {
  return idFromParam(one(params.campaign));
}

/** Path of the waiting comments of a campaign, one by one. */
export function campaignPath(id: number, page = 1): string {
  return `/desk?campaign=${id}${page > 1 ? `&page=${page}` : ''}`;
}

/** Whether a path leads into a list, be it another page of it: with the last item of a page decided, there is one page fewer. */
export function isInList(path: string | undefined, list: string): boolean {
  const ofList = (one: string) => one.replace(/[?&]page=\d+$/, '');
  return path !== undefined && ofList(path) === ofList(list);
}

function one(param: string | string[] | undefined): string {
  return typeof param === 'string' ? param : '';
}
