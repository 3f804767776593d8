import { DAY_MS, HOUR_MS } from '@/lib/site/duration';
import { keep, recall } from './storage';

/** Storage key of what this browser has seen. It never leaves the browser. */
export const SEEN = 'seen';

/** Retention of a thread that was not opened again, in milliseconds. */
const SEEN_TTL_MS = 60 * DAY_MS;
/** After this without a page of its thread a visit has ended, in milliseconds: a page of comments can take long to read. */
const VISIT_MS = HOUR_MS;
/** The threads opened last; more would make every page read a long list. */
const MAX_THREADS = 200;

/** What a page says of its thread, or what a reader knows of it. */
export interface Known {
  /** Number of published comments. */
  total: number;
  /** Numbers of comments, the highest first; of a thread the newest, with this browser's own. */
  numbers: number[];
  /** All comments up to this number count as seen. */
  floor: number;
  /** The highest number that a page listed: one's own comments may be higher, and wait. */
  top: number;
}

interface Visit {
  /** When the thread was opened, in milliseconds since 1970. */
  at: number;
  /** As it was opened now, and as it was left before: what came between is new during this visit. */
  now: Known;
  before: Known;
}

/** What ./coming-back.ts notes of the first thread: the list as the page has it. */
export interface FirstVisit {
  at: number;
  numbers: string;
}

export interface News {
  /** The new comments among the listed ones, the lowest number first. */
  numbers: number[];
  /** How many are new, with those that are not listed. */
  count: number;
  /** All of them come after this number. */
  after: number;
  /** Also of comments that are not listed. */
  isNew: (number: number) => boolean;
}

/** Reads `data-numbers`: the number of comments, the newest one's number, and the step down to each older one's. */
export function parseKnown(text: string): Known {
  const [total = 0, ...steps] = text.split(' ').map(Number);
  let at = 0;
  const numbers = steps.map((step, index) => {
    at = index === 0 ? step : at - step;
    return at;
  });
  return { total, numbers, floor: total > numbers.length ? at : 0, top: numbers[0] ?? 0 };
}

/**
 * Notes that a thread was opened, which is all that "seen" means, and returns what is new in it. On a first visit nothing is.
 * @param continues whether the reader comes from another page of the thread: then a visit that has not ended goes on
 */
export function openThread(article: string, shown: Known, continues: boolean): News {
  const visits = readVisits();
  const last = visits[article];
  const goesOn = continues && Date.now() - (last?.at ?? 0) < VISIT_MS;
  const before = (goesOn ? last?.before : last?.now) ?? shown;
  visits[article] = { at: Date.now(), now: merge(shown, last?.now), before };
  write(visits);
  return newsSince(before, shown);
}

/**
 * From a page of the article, or from what is done with a comment: those addresses do not say of which article it is.
 * @param from address of a page of this site, from its path on
 */
export function leadsOn(from: string, article: string): boolean {
  return /^\/\w+\/(comments|receipts)\//.test(from) || `${from.split('?')[0]}/`.startsWith(`${article}/`);
}

/** Notes a comment of this browser's own as seen, wherever its thread was opened before. */
export function noteOwn(article: string, number: number): void {
  const visits = readVisits();
  const visit = visits[article];
  if (!visit) return;
  for (const known of [visit.now, visit.before]) {
    if (!known.numbers.includes(number)) known.numbers.push(number);
  }
  write(visits);
}

function newsSince(before: Known, shown: Known): News {
  const isNew = (number: number) => number > before.floor && !before.numbers.includes(number);
  const numbers = shown.numbers.filter(isNew).reverse();
  const news = { numbers, count: numbers.length, after: (numbers[0] ?? 0) - 1, isNew };
  if (shown.floor <= before.top) return news;
  // The list does not reach back to the last visit.
  const listed = shown.numbers.length - numbers.length;
  return { ...news, count: Math.max(news.count, shown.total - before.total - listed), after: before.top };
}

/** What was known stays known: a page may be an older copy, and an own comment not published yet. */
function merge(shown: Known, known: Known = shown): Known {
  const floor = Math.max(shown.floor, known.floor);
  const numbers = [...new Set([...shown.numbers, ...known.numbers])].filter((number) => number >= floor);
  return { total: shown.total, numbers, floor, top: Math.max(shown.top, known.top) };
}

function write(visits: Record<string, Visit>): void {
  const newest = Object.entries(visits).sort(([, one], [, other]) => other.at - one.at);
  keep(SEEN, Object.fromEntries(newest.slice(0, MAX_THREADS)));
}

/** Without those that are too old, or not of our shape. */
function readVisits(): Record<string, Visit> {
  const kept = Object.entries((recall(SEEN) ?? {}) as Record<string, Visit | FirstVisit | null>).map(
    ([article, visit]) => [article, wholeVisit(visit)] as const,
  );
  return Object.fromEntries(
    kept.filter((entry): entry is [string, Visit] => {
      const [, visit] = entry;
      const isKnown = [visit?.now, visit?.before].every(
        (known) => Array.isArray(known?.numbers) && known.top >= 0,
      );
      return isKnown && Date.now() - (visit?.at ?? 0) < SEEN_TTL_MS;
    }),
  );
}

function wholeVisit(visit: Visit | FirstVisit | null): Visit | null {
  if (!visit || !('numbers' in visit)) return visit;
  const known = parseKnown(String(visit.numbers));
  return { at: visit.at, now: known, before: known };
}
