'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { useHydrated, useScripted } from '@/components/desk/use-hydrated';
import { toWesternDigits } from '@/lib/text/arabic';
import { QueueCursor } from './queue-cursor';
import styles from './queue-keys.module.css';

interface QueueKeysProps {
  /** The comments shown, in their order. */
  ids: readonly number[];
  /** Labels of the buttons that open and close the help, and of the switch. */
  open: string;
  close: string;
  on: string;
  /** The help. */
  children: ReactNode;
}

/**
 * Storage key of the switch: character shortcuts can be turned off (WCAG 2.1.4), for who dictates or holds keys by
 * accident.
 */
const OFF = 'desk-keys-off';

/** Keyboard shortcuts of the queue: they press the buttons that are there for everyone. */
export function QueueKeys({ ids, open, close, on, children }: QueueKeysProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const cursor = useRef(new QueueCursor());
  const isHydrated = useHydrated();
  const scripted = useScripted();

  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const key = keyOf(event);
      const { target } = event;
      if (event.key === 'Escape' && target instanceof HTMLTextAreaElement) cursor.current.leave(target);
      if (key === null || isTyping(target) || dialog.current?.open) return;
      if (key === '?') dialog.current?.showModal();
      else if (localStorage.getItem(OFF) || !cursor.current.press(key)) return;
      event.preventDefault();
    };
    const focus = (event: FocusEvent) => cursor.current.track(event.target);
    const submit = (event: SubmitEvent) => cursor.current.advance(event);
    // React sends actions one after another: leaving before the last is sent would lose it.
    const unload = (event: BeforeUnloadEvent) => {
      if (document.querySelector('[data-left]')) event.preventDefault();
    };
    document.addEventListener('keydown', keys);
    document.addEventListener('focusin', focus);
    document.addEventListener('submit', submit);
    window.addEventListener('beforeunload', unload);
    return () => {
      document.removeEventListener('keydown', keys);
      document.removeEventListener('focusin', focus);
      document.removeEventListener('submit', submit);
      window.removeEventListener('beforeunload', unload);
    };
  }, []);

  // `ids` is a new array with every render from the server, even with the same content.
  useEffect(() => {
    cursor.current.restore(ids);
  }, [ids]);

  return (
    <>
      <button
        type="button"
        className={`${styles.open} ${scripted}`}
        onClick={() => dialog.current?.showModal()}
      >
        {open} <kbd>?</kbd>
      </button>
      <dialog ref={dialog} className={styles.help} aria-labelledby="keys-title">
        {children}
        {isHydrated && (
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

function keyOf({ key, code, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): string | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (/^[a-z/?*]$/i.test(key)) return key.toLowerCase();
  if (key === '؟') return '?';
  const digit = toWesternDigits(key);
  if (/^\d$/.test(digit)) return digit;
  // Arabic layout: by physical key (`code`), as the same key gives another letter.
  if (/^[\p{Script=Arabic}]$|^لا$/u.test(key)) {
    if (code === 'Slash') return shiftKey ? '?' : '/';
    return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : null;
  }
  return null;
}

/** Whether the target takes text; a checkbox does not. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName);
}
