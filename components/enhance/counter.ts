import { announce } from './announcer';
import type { CommentFormFields } from './comment-form';

/** The counter shows, and is announced, when this share of the limit is left. */
const VISIBLE_BELOW = 0.1;
/** Announced again at these shares, not with every letter. */
const ANNOUNCED_BELOW = [VISIBLE_BELOW, 0.02, 0];
/** Debounce: announced when the writer pauses. */
const ANNOUNCE_DELAY_MS = 1000;

let said = ANNOUNCED_BELOW.length;
let pause: ReturnType<typeof setTimeout> | undefined;

/** Shows how much room is left for a comment, in graphemes; what fits is for the server to say. */
export function countLeft({ form, body }: CommentFormFields): void {
  const counter = form.querySelector<HTMLElement>('[data-limit]');
  if (!counter || !('Segmenter' in Intl)) return;
  const limit = Number(counter.dataset.limit);
  const left = limit - graphemesIn(body.value, limit);
  counter.hidden = left > limit * VISIBLE_BELOW;
  clearTimeout(pause);
  const step = stepOf(left / limit);
  const further = step > said;
  said = step;
  // A browser's first number in words of a language costs a slow phone 40 ms: not before it is to be seen.
  if (counter.hidden) return;
  const number = new Intl.NumberFormat(counter.dataset.format).format(Math.abs(left));
  counter.textContent = `${left < 0 ? counter.dataset.over : counter.dataset.left}: ${number}`;
  counter.toggleAttribute('data-wrong', left < 0);
  if (further) pause = setTimeout(announce, ANNOUNCE_DELAY_MS, counter.textContent);
}

/** How many of the shares have been passed. */
export function stepOf(part: number): number {
  return ANNOUNCED_BELOW.filter((at) => part < at || (at === VISIBLE_BELOW && part === at)).length;
}

/** Space around a text is not counted by the server either. No text has more graphemes than UTF-16 units. */
export function graphemesIn(text: string, limit: number): number {
  const trimmed = text.trim();
  if (trimmed.length < limit * (1 - VISIBLE_BELOW)) return trimmed.length;
  return [...new Intl.Segmenter().segment(trimmed)].length;
}
