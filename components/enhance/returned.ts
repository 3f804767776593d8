import { announce } from './announcer';
import { leadsOn, type News, noteOwn, openThread, parseKnown } from './seen';

/** A live region is filled a while after it was opened, or it is not heard. */
const ANNOUNCE_DELAY_MS = 1000;

/**
 * Marks what is new in the thread since the reader's last visit, and shows the notice that tells how much it is and leads
 * from one to the next (components/comments/return-notice.tsx), whose words these are.
 */
export function showNew(): void {
  const notice = document.querySelector<HTMLElement>('[data-returned]');
  const [article] = /^\/[^/]+\/articles\/[^/]+/.exec(location.pathname) ?? [];
  if (!notice || !article) return;
  const { returned = '', numbers = '', count = '' } = notice.dataset;
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const from = document.referrer.replace(location.origin, '');
  const continues = entry?.type === 'back_forward' || leadsOn(from, article);
  const news = openThread(returned, parseKnown(numbers), continues);
  if (!news.count) return;
  const [all, ...steps] = notice.querySelectorAll('a');
  walk(inOrder(news, all?.textContent ?? ''), steps, `${article}/comments/since/`);
  if (all) {
    all.textContent = inWords(news.count, count, notice.dataset.format);
    all.href = `${article}/comments/since/${news.after}`;
  }
  notice.hidden = false;
  notice.querySelector('button')?.addEventListener('click', () => {
    notice.hidden = true;
  });
  setTimeout(announce, ANNOUNCE_DELAY_MS, all?.textContent);
}

/** On its receipt a comment is known to be this browser's own: never new to it. */
export function noteReceipt(): void {
  const { article = '', comment } = document.querySelector<HTMLElement>('#receipt')?.dataset ?? {};
  if (comment) noteOwn(article, Number(comment));
}

/** @param message an ICU message of plurals */
function inWords(count: number, message: string, format?: string): string {
  const form = (kind: string) => message.split(`${kind} {`)[1]?.split('}')[0];
  const words = form(new Intl.PluralRules(format).select(count)) ?? form('other') ?? '';
  return words.replace('#', new Intl.NumberFormat(format).format(count));
}

/** Marks the new comments of this page; returns all of them as the page shows them, then those of other pages. */
function inOrder({ numbers, isNew }: News, mark: string): number[] {
  const here: number[] = [];
  for (const comment of document.querySelectorAll('article[id^=comment-]')) {
    const number = Number(comment.id.slice('comment-'.length));
    if (!isNew(number)) continue;
    here.push(number);
    const word = document.createElement('span');
    word.dataset.new = '';
    word.textContent = mark;
    comment.querySelector('h3')?.append(' ', word);
  }
  return [...here, ...numbers.filter((number) => !here.includes(number))];
}

/** Lets the two links, and Alt with an arrow, lead to the new comment before this one and to the one after it. */
function walk(order: number[], [previous, next]: HTMLAnchorElement[], later: string): void {
  let at = -1;
  const follow = () => {
    const found = order.indexOf(Number(location.hash.slice('#comment-'.length)));
    if (found >= 0) at = found;
    aim(previous, order[at - 1]);
    aim(next, order[at + 1]);
  };
  const aim = (link: HTMLAnchorElement | undefined, number: number | undefined) => {
    if (number === undefined) return link?.removeAttribute('href');
    const isHere = document.getElementById(`comment-${number}`);
    if (link) link.href = `${isHere ? '' : later + (number - 1)}#comment-${number}`;
  };
  follow();
  addEventListener('hashchange', follow);
  document.addEventListener('keydown', (event) => {
    const { altKey, ctrlKey, metaKey, shiftKey, key, target } = event;
    const link = { ArrowUp: previous, ArrowDown: next }[key];
    if (!altKey || ctrlKey || metaKey || shiftKey || !link?.href) return;
    // In a field the key is the field's.
    if ((target as Element).closest('input, textarea, select')) return;
    event.preventDefault();
    link.click();
  });
}
