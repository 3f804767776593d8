import { announce } from './announcer';
import { words } from './words';

/** Request timeout, in milliseconds. Sending again is safe: posting is idempotent. */
const TIMEOUT_MS = 30_000;

/** The title of the page before anything went wrong. */
let pageTitle: string | undefined;

interface Listener {
  /** The post succeeded, and the page is about to be left for this one. */
  arrived: (form: HTMLFormElement, page: string) => void;
  /** The form was replaced by one with errors. */
  returned: (form: HTMLFormElement, sent: HTMLFormElement) => void;
}

/** Posts the forms marked `data-post` by fetch, and swaps the response into the open page. */
export function postInPlace(listener: Listener): void {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.dataset.post) return;
    event.preventDefault();
    if (form.ariaBusy !== 'true') void send(form, listener);
  });
}

async function send(form: HTMLFormElement, listener: Listener): Promise<void> {
  const settle = showSending(form);
  const sent = new FormData(form);
  const answer = await post(form, sent);
  if (answer?.redirected) {
    listener.arrived(form, answer.url);
    // The form stays in flight until the page is unloaded; restored from the back/forward cache it is ready again.
    if (leave(form, answer.url)) return addEventListener('pageshow', settle, { once: true });
  }
  const html = await answer?.text().catch(() => null);
  settle();
  if (answer && typeof html === 'string') takeAnswer(form, sent, answer, html, listener);
  else showUnsent(form);
}

function post({ action }: HTMLFormElement, body: FormData): Promise<Response | null> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  return fetch(action, { method: 'POST', body, signal }).catch(() => null);
}

/** A redirect to another page means success. */
function leave(form: HTMLFormElement, url: string): boolean {
  const target = new URL(url);
  if (target.pathname === location.pathname) return false;
  target.hash = form.dataset.goal ?? 'content';
  location.assign(target);
  return true;
}

/** The page itself with what is new, the form again with its errors, or a page that says why there is none. */
function takeAnswer(
  form: HTMLFormElement,
  sent: FormData,
  answer: Response,
  html: string,
  listener: Listener,
): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const main = page.querySelector('main');
  if (answer.redirected && main) {
    adoptStyles(page);
    document.querySelector('main')?.replaceWith(main);
    focusOn(main.querySelector('[role=status]'));
    return;
  }
  const returned = page.querySelector<HTMLFormElement>(`form[data-post="${form.dataset.post}"]`);
  if (answer.ok && returned) {
    keepTyped(form, sent, returned);
    form.replaceWith(returned);
    listener.returned(returned, form);
    showErrors(returned);
    return;
  }
  const reason = [...page.querySelectorAll(answer.ok ? '[data-closed]' : 'h1, [data-fault]')];
  showUnsent(form, reason.map(({ textContent }) => textContent).join('. ') || words.impossible);
}

/** What was typed while the form was in flight is in no answer. */
function keepTyped(form: HTMLFormElement, sent: FormData, returned: HTMLFormElement): void {
  for (const [name, value] of new FormData(form)) {
    const field = returned.elements.namedItem(name);
    if (value !== sent.get(name) && field && 'value' in field) field.value = value as string;
  }
}

/** A page carries the styles of its own parts (server/cache/inline-css.ts): those of what is new come with it. */
function adoptStyles(page: Document): void {
  document.adoptedStyleSheets = [...page.querySelectorAll('style')].map(({ textContent }) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(textContent ?? '');
    return sheet;
  });
}

function showErrors(form: HTMLFormElement): void {
  const summary = form.querySelector('[role=alert]:not([hidden])');
  const heading = summary?.querySelector('h3') ?? summary;
  pageTitle ??= document.title;
  document.title = `${heading?.textContent ?? ''} | ${pageTitle}`;
  focusOn(summary);
}

function focusOn(element: Element | null): void {
  if (!(element instanceof HTMLElement)) return;
  element.tabIndex = -1;
  element.focus();
}

/** Marks the form as in flight, so that it is not sent again, until the returned function is called. */
function showSending(form: HTMLFormElement): () => void {
  const button = form.querySelector<HTMLElement>('button[type=submit]:not([data-retry])');
  const label = button?.textContent ?? '';
  const notice = form.querySelector('[data-unsent]');
  // The notice is about to be hidden, with the button that has the focus.
  if (notice?.contains(document.activeElement)) button?.focus();
  notice?.toggleAttribute('hidden', true);
  form.ariaBusy = 'true';
  if (button) {
    button.ariaDisabled = 'true';
    button.textContent = words.sending ?? label;
  }
  announce(words.sending);
  return () => {
    form.ariaBusy = null;
    announce('');
    if (!button) return;
    button.ariaDisabled = null;
    button.textContent = label;
  };
}

/** Shows beside the text, which stays, why the post may have failed. */
function showUnsent(form: HTMLFormElement, reason = words.unreachable): void {
  const notice = form.querySelector<HTMLElement>('[data-unsent]');
  if (!notice) return;
  const place = notice.querySelector('[data-reason]');
  if (place) place.textContent = reason ?? '';
  notice.hidden = false;
}
