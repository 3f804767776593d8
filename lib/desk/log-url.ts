/** URLs of the log: what it is narrowed to, and where a page of it begins, as query parameters. */

export const LOG = '/desk/log';

export interface LogFilter<Action extends string = string> {
  action?: Action;
  /** A moderator's id. */
  actor?: string;
}

/** Parses the query of the log; unknown values are ignored. */
export function parseLogFilter<Action extends string>(
  params: Record<string, string | string[] | undefined>,
  actions: readonly Action[],
): LogFilter<Action> {
  const action = actions.find((known) => known === params.action);
  const actor = typeof params.by === 'string' && params.by !== '' ? params.by : undefined;
  return { ...(action && { action }), ...(actor && { actor }) };
}

/** @param before the id of the entry that the page comes after */
export function logPath({ action, actor }: LogFilter, before?: number): string {
  const query = new URLSearchParams();
  if (action) query.set('action', action);
  if (actor) query.set('by', actor);
  if (before !== undefined) query.set('before', String(before));
  return query.size > 0 ? `${LOG}?${query}` : LOG;
}
