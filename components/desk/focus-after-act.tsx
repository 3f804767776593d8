'use client';

import { useEffect } from 'react';

/** The form that was sent last, until its answer is there; it outlives the page, as an answer may be another. */
let sent: { form: HTMLFormElement; button: HTMLElement | null } | null = null;

/**
 * Gives the focus to what the answer to a form says, or back to its button, where the form lost it: a button that is pressed
 * is disabled, or goes with its row, and who works by keyboard or hears the page would begin anew. The queue has a cursor of
 * its own (queue/queue-cursor.ts).
 */
export function FocusAfterAct() {
  useEffect(() => {
    const observer = new MutationObserver(settle);
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    document.addEventListener('submit', submit);
    settle();
    return () => {
      observer.disconnect();
      document.removeEventListener('submit', submit);
    };
  }, []);
  return null;
}

function submit({ target, submitter }: SubmitEvent): void {
  const isQueue = document.getElementById('queue') !== null;
  sent = target instanceof HTMLFormElement && !isQueue ? { form: target, button: submitter } : null;
}

function settle(): void {
  if (!sent || document.activeElement !== document.body) return;
  const { form, button } = sent;
  if (form.isConnected && form.querySelector('button:disabled')) return;
  sent = null;
  const main = document.querySelector('main');
  const next =
    (form.isConnected && (form.querySelector<HTMLElement>('[aria-invalid=true]') ?? toldIn(form))) ||
    toldIn(main) ||
    (button?.isConnected ? button : main?.querySelector<HTMLElement>('h1'));
  if (next && next.tabIndex < 0) next.tabIndex = -1;
  next?.focus();
}

/** The words of an answer. */
function toldIn(part: Element | null): HTMLElement | undefined {
  const told = part?.querySelectorAll<HTMLElement>('[role=alert], [role=status]') ?? [];
  return [...told].find(({ textContent }) => textContent);
}
