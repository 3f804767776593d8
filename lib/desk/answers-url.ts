import { idFromParam } from '@/lib/site/params';
import { ANSWERS } from './paths';

export interface AnswersQuery {
  /** Also what was answered. */
  all: boolean;
  /** The id of the comment that the page comes after. */
  before?: number;
  /** The answer that was just published, or the comment about which something was proposed. */
  done?: { what: 'answered' | 'proposed'; id: number };
}

/** Parses the query of the page; unknown values are ignored. */
export function parseAnswersQuery(params: Record<string, string | string[] | undefined>): AnswersQuery {
  const idOf = (name: string) => idFromParam(String(params[name] ?? '')) ?? undefined;
  const what = (['answered', 'proposed'] as const).find((name) => idOf(name) !== undefined);
  const id = what && idOf(what);
  return { all: params.all === '1', before: idOf('before'), ...(what && id && { done: { what, id } }) };
}

/** A page of the list; after an act on it, with what was done. */
export function answersPath({ all, before, done }: AnswersQuery): string {
  const query = new URLSearchParams();
  if (all) query.set('all', '1');
  if (before !== undefined) query.set('before', String(before));
  if (done) query.set(done.what, String(done.id));
  return query.size > 0 ? `${ANSWERS}?${query}` : ANSWERS;
}

/** The same page again, told what was done on it. @param from path of the page as its form posts it */
export function answersPathAfter(from: string, done: NonNullable<AnswersQuery['done']>): string {
  const query = new URLSearchParams(from.split('?')[1]);
  return answersPath({ ...parseAnswersQuery(Object.fromEntries(query)), done });
}
