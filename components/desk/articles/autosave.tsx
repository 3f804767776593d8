'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import styles from './article-form.module.css';

/** After the last key; a save is a transaction, and one who types pauses more often than this. */
const IDLE_MS = 4_000;

type State = { is: 'idle' | 'saving' | 'conflict' | 'signed-out' | 'failed' } | { is: 'saved'; at: Date };

/** Saves the form's working copy while one writes, and says so; without a script the button does. */
export function Autosave() {
  const t = useTranslations('DeskArticle.autosave');
  const format = useFormatter();
  const [state, setState] = useState<State>({ is: 'idle' });
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const form = line.current?.closest('form');
    return form ? saveWhenIdle(form, setState) : undefined;
  }, []);
  return (
    <p ref={line} className={styles.autosave} role="status">
      {state.is === 'saved' && t('saved', { time: format.dateTime(state.at, { timeStyle: 'short' }) })}
      {state.is !== 'saved' && state.is !== 'idle' && t(state.is)}
    </p>
  );
}

/** @returns what ends it */
function saveWhenIdle(form: HTMLFormElement, tell: (state: State) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether something was typed that no save has taken. */
  let isDirty = false;
  let isSaving = false;

  async function save() {
    // Saves do not overlap: the next one has what was typed meanwhile.
    if (isSaving) return schedule();
    isSaving = true;
    isDirty = false;
    tell({ is: 'saving' });
    const state = await send(form);
    isSaving = false;
    if (state.is !== 'saved') isDirty = true;
    // What another saved is shown beside one's own by the button; an ended session by the next page.
    if (state.is === 'conflict' || state.is === 'signed-out') form.removeEventListener('input', schedule);
    tell(state);
  }

  function schedule() {
    isDirty = true;
    clearTimeout(timer);
    timer = setTimeout(save, IDLE_MS);
  }

  function leave() {
    clearTimeout(timer);
    isDirty = false;
  }

  function ask(event: BeforeUnloadEvent) {
    if (isDirty) event.preventDefault();
  }

  form.addEventListener('input', schedule);
  form.addEventListener('submit', leave);
  addEventListener('beforeunload', ask);
  return () => {
    leave();
    form.removeEventListener('input', schedule);
    form.removeEventListener('submit', leave);
    removeEventListener('beforeunload', ask);
  };
}

/** Sends the form as its button does, and keeps the revision that the next save is based on. */
async function send(form: HTMLFormElement): Promise<State> {
  try {
    const headers = { accept: 'application/json' };
    const body = new FormData(form);
    // Pictures go with the button: a save of its own would send them each time.
    for (const name of ['heroFile', 'picture']) body.delete(name);
    const answer = await fetch(form.action, { method: 'POST', body, headers });
    if (answer.status === 401) return { is: 'signed-out' };
    if (answer.status === 409) return { is: 'conflict' };
    if (!answer.ok) return { is: 'failed' };
    const { revision } = (await answer.json()) as { revision?: number };
    const version = form.elements.namedItem('version');
    if (version instanceof HTMLInputElement && revision !== undefined) version.value = String(revision);
    return { is: 'saved', at: new Date() };
  } catch {
    return { is: 'failed' };
  }
}
