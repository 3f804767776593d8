import { type CommentFormFields, findCommentForm } from './comment-form';
import { carryQuotation, takeQuotation } from './quotation';

interface Listener {
  /** Called when the form's target has changed. */
  moved: (form: CommentFormFields) => void;
}

/** Where the form stood before it went below a comment, with the heading it had there, and the link that called it. */
let away: { home: Comment; heading: string; link: HTMLElement } | undefined;

interface Selected {
  text: string;
  /** What holds all of it. */
  within: Node;
}

/** The selection as the link was pressed: a press takes it away. */
let selected: Selected | undefined;

/** Links marked `data-reply` bring the page's form below it instead of opening a page. */
export function replyInPlace(listener: Listener): void {
  document.addEventListener('pointerdown', ({ target }) => {
    selected = (target as Element).closest('a[data-reply]') ? selection() : undefined;
  });
  document.addEventListener('click', (event) => {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const target = event.target as Element;
    const link = target.closest<HTMLElement>('a[data-reply]');
    if (link && moveBelow(link, listener)) event.preventDefault();
    if (target.closest('[data-cancel]')) moveHome(listener)?.focus();
    // Who wants to comment on the article finds the form where it belongs.
    if (target.closest('a[href="#comment-form"]')) moveHome(listener);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing || !sectionOf(event.target)) return;
    moveHome(listener)?.focus();
  });
}

/** An answer's form does not know that it stands below a comment. */
export function staysReply(form: HTMLFormElement, sent: HTMLFormElement): void {
  const parent = (from: HTMLFormElement) => from.elements.namedItem('parentId') as HTMLInputElement | null;
  const [here, before] = [parent(form), parent(sent)];
  if (here && before) here.value = before.value;
  showKind(form, here?.value ?? '');
}

function moveBelow(link: HTMLElement, listener: Listener): boolean {
  const section = sectionOf(document.querySelector('form[data-post=comment]'));
  const heading = section?.querySelector('#comment-form');
  const comment = link.closest('article');
  if (!comment) return false;
  const words = quoted(comment, selected ?? selection());
  const id = comment.id.replace('comment-', '');
  if (!section || !heading) {
    carryQuotation(id, words);
    return false;
  }
  if (away) away.link = link;
  else {
    away = { home: document.createComment(''), heading: heading.textContent ?? '', link };
    section.before(away.home);
  }
  heading.textContent = link.ariaLabel;
  comment.after(section);
  address(id, listener);
  const { body } = findCommentForm() ?? {};
  body?.focus();
  if (body) quote(body, words);
  return true;
}

/** On the page of a reply: what was selected where the page had no form. */
export function quoteCarried({ parentId, body }: CommentFormFields): void {
  quote(body, takeQuotation(parentId));
}

function quote(body: HTMLTextAreaElement, words: string): void {
  if (!words || body.value.includes(words)) return;
  body.value = `${body.value.trim()}\n\n${words}\n\n`.trimStart();
  body.dispatchEvent(new Event('input', { bubbles: true }));
}

function selection(): Selected | undefined {
  const chosen = getSelection();
  if (!chosen || chosen.isCollapsed) return undefined;
  return { text: chosen.toString(), within: chosen.getRangeAt(0).commonAncestorContainer };
}

/** What is selected of the comment, as lines of a quotation (lib/text/line-runs.ts). */
function quoted(comment: Element, { text, within }: Partial<Selected> = {}): string {
  if (!text || !within || !comment.contains(within)) return '';
  const lines = text.split('\n').filter((line) => line.trim());
  return lines.map((line) => `> ${line.trim()}`).join('\n');
}

/** @returns the link that had brought the form below a comment */
function moveHome(listener: Listener): HTMLElement | undefined {
  const section = sectionOf(document.querySelector('form[data-post=comment]'));
  const heading = section?.querySelector('#comment-form');
  if (!away || !section || !heading) return undefined;
  const { home, link } = away;
  heading.textContent = away.heading;
  home.replaceWith(section);
  away = undefined;
  address('', listener);
  return link;
}

function address(parentId: string, listener: Listener): void {
  const moved = findCommentForm();
  if (!moved) return;
  const parent = moved.form.elements.namedItem('parentId') as HTMLInputElement;
  parent.value = parentId;
  moved.body.value = '';
  showKind(moved.form, parentId);
  listener.moved({ ...moved, parentId });
}

/** A reply can be cancelled where it was moved to, and its button says what it sends. */
function showKind(form: HTMLFormElement, parentId: string): void {
  form.querySelector('[data-cancel]')?.toggleAttribute('hidden', !away);
  const button = form.querySelector<HTMLElement>('[data-as-reply]');
  if (button) button.textContent = (parentId ? button.dataset.asReply : button.dataset.asComment) ?? '';
}

function sectionOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[aria-labelledby=comment-form]') : null;
}
