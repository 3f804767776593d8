import { DAY_MS } from '@/lib/site/duration';
import { forget, keep, recall } from './storage';

/** TTL of what this browser knows of a sent comment, in milliseconds: longer than most newsrooms take to decide. */
const SENT_TTL_MS = 14 * DAY_MS;

/** Storage key of the comments that this browser sent. */
export const SENT = 'sent';

interface Sent {
  /** Id of the article. */
  article: string;
  /** The comment's receipt on this site. */
  receipt: string;
  /** When it was sent, in milliseconds since 1970. */
  at: number;
}

/** Only where its receipt is: what was written, and what became of it, the receipt says. */
export function rememberSent(article: string, receipt: string): void {
  const others = recall(SENT);
  const sent: Sent = { article, receipt, at: Date.now() };
  keep(SENT, Array.isArray(others) ? [...others, sent] : [sent]);
}

/** Shows, above the thread, the comments of this browser that are not published yet; a published one is in the thread. */
export async function showPending(): Promise<void> {
  const empty = document.querySelector<HTMLElement>('[data-pending]');
  if (!empty) return;
  for (const shown of document.querySelectorAll('[data-pending]:not([hidden])')) shown.remove();
  for (const sent of readSent()) {
    if (sent.article !== empty.dataset.pending) continue;
    const receipt = await readReceipt(sent.receipt);
    if (receipt === 'gone' || receipt?.state === 'published') forgetSent(sent);
    else if (receipt) show(empty, sent, receipt);
  }
}

interface Receipt {
  state: string | undefined;
  heading: string;
  body: Element;
}

/** null while the site cannot be reached. */
async function readReceipt(address: string): Promise<Receipt | 'gone' | null> {
  const answer = await fetch(address).catch(() => null);
  if (!answer || answer.status >= 500) return null;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const status = page.querySelector<HTMLElement>('#receipt');
  const body = page.querySelector('main blockquote');
  if (!status || !body) return 'gone';
  return { state: status.dataset.state, heading: status.querySelector('h1')?.textContent ?? '', body };
}

function show(empty: HTMLElement, sent: Sent, { state, heading, body }: Receipt): void {
  const notice = empty.cloneNode(true) as HTMLElement;
  const title = notice.querySelector('strong');
  const link = notice.querySelector('a');
  if (title) title.textContent = heading;
  if (link) {
    link.href = sent.receipt;
    link.before(body);
  }
  notice.hidden = false;
  empty.before(notice);
  // A decision is told once.
  if (state !== 'waiting') forgetSent(sent);
}

function forgetSent({ receipt }: Sent): void {
  const left = readSent().filter((sent) => sent.receipt !== receipt);
  if (left.length > 0) keep(SENT, left);
  else forget(SENT);
}

function readSent(): Sent[] {
  const kept = recall(SENT);
  if (!Array.isArray(kept)) return [];
  const isSent = (one: Partial<Sent> | null): one is Sent =>
    typeof one?.article === 'string' &&
    // An address of this site alone is fetched, whatever else writes into the storage.
    /^\/[a-z]+\/receipts\/[\w-]+$/.test(one.receipt ?? '') &&
    Date.now() - (one.at ?? 0) < SENT_TTL_MS;
  // A comment that was sent twice has one receipt.
  return [...new Map(kept.filter(isSent).map((sent) => [sent.receipt, sent])).values()];
}
