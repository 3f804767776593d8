import { announce } from './announcer';
import { words } from './words';

/** How long an answer is waited for, in milliseconds. Sending again is safe: the server knows a comment it has. */
const PATIENCE = 30_000;

/** The title of the page before anything went wrong. */
let pageTitle: string | undefined;

interface Listener {
  /** What was sent has arrived, and the page is about to be left. */
  arrived: (form: HTMLFormElement) => void;
  /** Another form came in its place, with what is wrong. */
  returned: (form: HTMLFormElement, sent: HTMLFormElement) => void;
}

/** Sends the forms marked `data-post` as the browser would, and puts the answer into the page that is open. */
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
  const answer = await post(form);
  if (answer?.redirected) {
    listener.arrived(form);
    // Until the page is gone the form stays under way; behind the back button it is ready again.
    if (leave(form, answer.url)) return addEventListener('pageshow', settle, { once: true });
  }
  const html = await answer?.text().catch(() => null);
  settle();
  if (answer && typeof html === 'string') takeAnswer(form, answer, html, listener);
  else showUnsent(form);
}

function post(form: HTMLFormElement): Promise<Response | null> {
  const signal = AbortSignal.timeout(PATIENCE);
  return fetch(form.action, { method: 'POST', body: new FormData(form), signal }).catch(() => null);
}

/** A redirect to another page says that what was sent has arrived there. */
function leave(form: HTMLFormElement, url: string): boolean {
  const target = new URL(url);
  if (target.pathname === location.pathname) return false;
  target.hash = form.dataset.goal ?? 'content';
  location.assign(target);
  return true;
}

/** The page itself with what is new, the form again with its errors, or a page that says why there is none. */
function takeAnswer(form: HTMLFormElement, answer: Response, html: string, listener: Listener): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const main = page.querySelector('main');
  if (answer.redirected && main) {
    document.querySelector('main')?.replaceWith(main);
    focusOn(main.querySelector('[role=status]'));
    return;
  }
  const returned = page.querySelector<HTMLFormElement>(`form[data-post="${form.dataset.post}"]`);
  if (answer.ok && returned) {
    form.replaceWith(returned);
    listener.returned(returned, form);
    showErrors(returned);
    return;
  }
  const reason = [...page.querySelectorAll(answer.ok ? '[data-closed]' : 'h1, [data-fault]')];
  showUnsent(form, reason.map(({ textContent }) => textContent).join('. ') || words.impossible);
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

/** Until the returned function is called, the form is under way, and is not sent again. */
function showSending(form: HTMLFormElement): () => void {
  const button = form.querySelector<HTMLElement>('button[type=submit]:not([data-retry])');
  const label = button?.textContent ?? '';
  const notice = form.querySelector('[data-unsent]');
  // The focus does not go with a button that goes.
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

/** Says beside the text, which stays, why it is not known to have arrived. */
function showUnsent(form: HTMLFormElement, reason = words.unreachable): void {
  const notice = form.querySelector<HTMLElement>('[data-unsent]');
  if (!notice) return;
  const place = notice.querySelector('[data-reason]');
  if (place) place.textContent = reason ?? '';
  notice.hidden = false;
}
