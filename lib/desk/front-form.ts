/** The desk's form of an edition's front page: what is pinned, in which order, until when. */
import { postedText } from '@/lib/forms/read';
import type { FormState } from '@/lib/forms/state';
import { clockTime } from '@/lib/site/offset-time';
import { idFromParam } from '@/lib/site/params';
import { readHourToCome } from './article-fields';

/** As many as the first page holds: more would keep every new article from it. */
export const MAX_PINS = 12;

/** An import may have pinned more than MAX_PINS: all of them come back, to be judged together. */
const MAX_ROWS = 500;

/** A row of the form, as it was typed. */
export interface PinFields {
  /** Of an article; '' in the row for a further one while none is chosen. */
  id: string;
  place: string;
  until: string;
  /** '1' to unpin it. */
  remove: string;
}

export interface FrontErrors {
  form?: 'too-many' | 'stale' | 'gone';
  /** By row. */
  until?: Record<number, 'hour' | 'hour-past'>;
}

export type FrontFormState = FormState<readonly PinFields[], FrontErrors>;

/** An article that is to be pinned; null is without an end. */
export interface Pin {
  id: number;
  until: Date | null;
}

/** A front page as it is stored, as one text: the optimistic lock of its form. */
export function frontMark(pins: readonly { id: number; pinnedUntil: Date | null }[]): string {
  return pins.map(({ id, pinnedUntil }) => `${id}:${pinnedUntil?.getTime() ?? ''}`).join(',');
}

/** The rows of what is pinned, and one for a further article. */
export function frontRows(
  pins: readonly { id: number; pinnedUntil: Date | null }[],
  zone: string,
  added = '',
): PinFields[] {
  const rows = pins.map(({ id, pinnedUntil }, index) => ({
    id: String(id),
    place: String(index + 1),
    until: pinnedUntil ? clockTime(pinnedUntil, zone) : '',
    remove: '',
  }));
  return [...rows, { id: added, place: '1', until: '', remove: '' }];
}

/** Reads the form: its rows by their places; of two at one place the one that was moved there, or is new, comes first. */
export function parseFront(
  form: FormData,
  zone: string,
  now: Date,
): { data: Pin[]; values: PinFields[] } | FrontFormState {
  const values = Array.from(
    { length: Math.min(Number(postedText(form, 'rows')) || 0, MAX_ROWS) },
    (_, row) => ({
      id: postedText(form, `id-${row}`),
      place: postedText(form, `place-${row}`),
      until: postedText(form, `until-${row}`),
      remove: postedText(form, `remove-${row}`),
    }),
  );
  const until: FrontErrors['until'] = {};
  const pins = values.flatMap((fields, row) => {
    const id = idFromParam(fields.id);
    if (id === null || fields.remove !== '') return [];
    const read = fields.until.trim() === '' ? { hour: null } : readHourToCome(fields.until, zone, now);
    if ('error' in read) until[row] = read.error.kind as 'hour' | 'hour-past';
    const place = idFromParam(fields.place) ?? row + 1;
    return [{ id, until: 'hour' in read ? read.hour : null, place, isMoved: place !== row + 1, row }];
  });
  if (Object.keys(until).length > 0) return { errors: { until }, values };
  if (pins.length > MAX_PINS) return { errors: { form: 'too-many' }, values };
  pins.sort((a, b) => a.place - b.place || Number(b.isMoved) - Number(a.isMoved) || b.row - a.row);
  const unique = pins.filter(({ id }, index) => pins.findIndex((pin) => pin.id === id) === index);
  return { data: unique.map(({ id, until }) => ({ id, until })), values };
}
