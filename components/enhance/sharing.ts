import { pastableUrl } from '@/lib/site/share';
import { announce } from './announcer';
import { words } from './words';

/** How long the confirmation shows, in milliseconds: long enough to be read. */
const MESSAGE_MS = 2500;

/**
 * Shows the buttons that only a script can serve: `data-copy-link`, with the address to copy, or none for that of the
 * comment around it or else the page; and `data-share`, which opens the system's own sheet with `data-title` and `data-url`.
 */
export function offerSharing(): void {
  if (navigator.clipboard) reveal('[data-copy-link]');
  if ('share' in navigator) reveal('[data-share]');
  document.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('[data-copy-link], [data-share]');
    const { copyLink, title, url } = button?.dataset ?? {};
    if (!button) return;
    if (copyLink === undefined) share({ title, url });
    else void copy(button, pastableUrl(new URL(copyLink || permalinkOf(button))));
  });
}

function reveal(selector: string): void {
  for (const element of document.querySelectorAll<HTMLElement>(selector)) element.hidden = false;
}

function permalinkOf(button: Element): string {
  return button.closest('article')?.querySelector<HTMLAnchorElement>('[itemprop=url]')?.href ?? location.href;
}

/** Closing the sheet (AbortError) is no failure. */
function share(data: ShareData): void {
  navigator.share(data).catch(() => {});
}

async function copy(button: HTMLElement, address: string): Promise<void> {
  // A picture beside the words stays.
  const text = [...button.childNodes].find((node) => node instanceof Text);
  const [label, done] = [text?.textContent ?? '', words.copied ?? ''];
  if (!text || label === done) return;
  try {
    await navigator.clipboard.writeText(address);
  } catch {
    // Not allowed: the link is there to be copied by hand.
    return;
  }
  announce(done);
  text.textContent = done;
  setTimeout(() => {
    text.textContent = label;
  }, MESSAGE_MS);
}
