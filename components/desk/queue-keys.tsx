'use client';

import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import styles from './queue-keys.module.css';

interface QueueKeysProps {
  /** The comments shown, in their order. */
  ids: readonly number[];
  /** Words of the button that opens the help, of the one that closes it, and of the switch. */
  open: string;
  close: string;
  on: string;
  /** The help. */
  children: ReactNode;
}

/** A moderator who dictates, or holds keys by accident, turns the keys off (WCAG 2.1.4). */
const OFF = 'desk-keys-off';

const never = () => () => undefined;

/** Keys for the queue: they press the buttons that are there for everyone, and keep the place in the list. */
export function QueueKeys({ ids, open, close, on, children }: QueueKeysProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const place = useRef(new PlaceInList());
  const isLive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const key = keyOf(event);
      if (key === null || isTyping(event.target) || dialog.current?.open) return;
      if (key === '?') dialog.current?.showModal();
      else if (localStorage.getItem(OFF) || !place.current.press(key)) return;
      event.preventDefault();
    };
    const focus = (event: FocusEvent) => place.current.see(event.target);
    const submit = (event: SubmitEvent) => place.current.leave(event);
    const reason = (event: KeyboardEvent) => {
      const select = event.target;
      if (event.key !== 'Enter' || !(select instanceof HTMLSelectElement)) return;
      event.preventDefault();
      select.parentElement?.querySelector<HTMLElement>('[data-key=refuse]')?.click();
    };
    // Decisions are sent one after another: who leaves before the last has gone would lose it.
    const unload = (event: BeforeUnloadEvent) => {
      if (document.querySelector('[data-left]')) event.preventDefault();
    };
    const list = document.getElementById('queue')?.parentElement;
    document.addEventListener('keydown', keys);
    document.addEventListener('focusin', focus);
    document.addEventListener('submit', submit);
    list?.addEventListener('keydown', reason);
    window.addEventListener('beforeunload', unload);
    return () => {
      document.removeEventListener('keydown', keys);
      document.removeEventListener('focusin', focus);
      document.removeEventListener('submit', submit);
      list?.removeEventListener('keydown', reason);
      window.removeEventListener('beforeunload', unload);
    };
  }, []);

  // The list is another one with every answer, even when it holds the same.
  useEffect(() => {
    place.current.settle(ids);
  }, [ids]);

  return (
    <>
      {isLive && (
        <p className={styles.open}>
          <button type="button" onClick={() => dialog.current?.showModal()}>
            {open} <kbd>?</kbd>
          </button>
        </p>
      )}
      <dialog ref={dialog} className={styles.help} aria-labelledby="keys-title">
        {children}
        {isLive && (
          <p>
            <label>
              <input
                type="checkbox"
                defaultChecked={!localStorage.getItem(OFF)}
                onChange={({ target }) =>
                  target.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, 'off')
                }
              />{' '}
              {on}
            </label>
          </p>
        )}
        <form method="dialog">
          <button type="submit">{close}</button>
        </form>
      </dialog>
    </>
  );
}

/** Which comment is looked at: it has the focus, and `aria-current`. */
class PlaceInList {
  /** Its place among the others, when it was seen last; -1 before anything was. */
  #index = -1;
  /** The comment that was asked back by undoing. */
  #wanted: string | null = null;
  /** Whether the focus was in the list when it was seen last. */
  #inList = false;

  /** Does what a key is for; false when there is nothing to do. */
  press(key: string): boolean {
    if (key === 'j' || key === 'k') return this.#step(key === 'j' ? 1 : -1);
    if (key === '/') return focusOn(document.querySelector('[data-key="/"]'));
    if (key === 'u') return this.#undo();
    const item = this.#current();
    if (key === 'x') return click(item?.querySelector('[data-select]'));
    if (item && !isStill(item)) return true;
    const anySelected = document.querySelector('[data-select]:checked') !== null;
    const scope = anySelected ? document.getElementById('bulk') : item;
    if (key === 'r') return focusOn(scope?.querySelector('[data-key=r]'));
    return (key === 'a' || key === 's') && click(scope?.querySelector(`[data-key=${key}]`));
  }

  /** The focus moved. */
  see(target: EventTarget | null): void {
    const item = target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null;
    this.#inList = item !== null;
    if (!item) return;
    const all = items();
    this.#index = all.indexOf(item);
    for (const other of all) {
      if (other === item) other.setAttribute('aria-current', 'true');
      else other.removeAttribute('aria-current');
    }
  }

  /** A decision is being sent: on to the next comment before the answer comes, so nobody waits for it. */
  leave({ target, submitter }: SubmitEvent): void {
    const word = submitter instanceof HTMLButtonElement ? submitter.value : '';
    const item = target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null;
    if (!item || !['publish', 'refuse', 'spam'].includes(word)) return;
    const all = items();
    const at = all.indexOf(item);
    const next = all.slice(at + 1).find(isStill) ?? all.slice(0, at).reverse().find(isStill);
    item.dataset.left = '';
    // At once: the next key may be down already.
    focusOn(next);
  }

  /** The list was shown again. */
  settle(ids: readonly number[]): void {
    for (const item of items()) delete item.dataset.left;
    const wanted = this.#wanted && document.getElementById(`comment-${this.#wanted}`);
    this.#wanted = null;
    if (wanted) {
      focusOn(wanted);
      return;
    }
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (!lost || !this.#inList) return;
    const all = items();
    const at = Math.min(Math.max(this.#index, 0), ids.length - 1);
    focusOn(all[at] ?? document.getElementById('queue'));
  }

  #current(): HTMLElement | null {
    const focused = document.activeElement?.closest<HTMLElement>('[data-item]');
    return focused ?? document.querySelector<HTMLElement>('[data-item][aria-current]') ?? items()[0] ?? null;
  }

  #step(by: 1 | -1): boolean {
    const all = items();
    const focused = document.activeElement?.closest<HTMLElement>('[data-item]');
    const at = focused ? all.indexOf(focused) + by : Math.max(this.#index, 0);
    return focusOn(all[Math.min(Math.max(at, 0), all.length - 1)]);
  }

  #undo(): boolean {
    const last = document.querySelector<HTMLElement>('[data-undo]');
    if (last) {
      this.#wanted = last.dataset.undo ?? null;
      return click(last);
    }
    return click(this.#current()?.querySelector('[data-key=u]'));
  }
}

function items(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-item]')];
}

/** Not decided on already, with the answer on its way. */
function isStill(item: HTMLElement): boolean {
  return item.dataset.left === undefined;
}

function focusOn(element: HTMLElement | null | undefined): boolean {
  element?.focus();
  element?.scrollIntoView({ block: 'nearest' });
  return Boolean(element);
}

function click(element: HTMLElement | null | undefined): boolean {
  element?.click();
  return Boolean(element);
}

function keyOf({ key, code, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): string | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (/^[a-z/?]$/i.test(key)) return key.toLowerCase();
  if (key === '؟') return '?';
  // The same place on an Arabic layout gives another letter.
  if (/^[\p{Script=Arabic}]$|^لا$/u.test(key)) {
    if (code === 'Slash') return shiftKey ? '?' : '/';
    return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : null;
  }
  return null;
}

/** In a field a letter is a letter; a checkbox takes none. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName);
}
