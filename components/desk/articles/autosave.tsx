'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import styles from './article-form.module.css';

/** After the last key; a save is a transaction, and one who types pauses more often than this. */
const IDLE_MS = 4_000;
/** After a save that failed: the network or the disk may be there again, while nobody types. */
const RETRY_MS = 15_000;

type State =
  | { is: 'idle' | 'saving' | 'conflict' | 'signed-out' | 'refused' | 'failed' }
  | { is: 'saved'; at: Date };

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
    if (isNew(form) && TEXTS.every((name) => textOf(form, name).trim() === '')) return;
    isSaving = true;
    isDirty = false;
    tell({ is: 'saving' });
    const state = await send(form);
    isSaving = false;
    if (state.is === 'failed') schedule(RETRY_MS);
    if (state.is !== 'saved' || hasFile(form)) isDirty = true;
    // What another saved is shown beside one's own by the button; an ended session by the next page.
    if (state.is === 'conflict' || state.is === 'signed-out') form.removeEventListener('input', onInput);
    tell(state);
  }

  function schedule(delay = IDLE_MS) {
    isDirty = true;
    clearTimeout(timer);
    timer = setTimeout(save, delay);
  }

  const onInput = () => schedule();

  function leave() {
    clearTimeout(timer);
    isDirty = false;
  }

  function ask(event: BeforeUnloadEvent) {
    if (isDirty) event.preventDefault();
  }

  // What was typed before the script came, or a browser brought back, had no listener.
  if ([...form.elements].some(isChanged)) schedule();
  form.addEventListener('input', onInput);
  form.addEventListener('submit', leave);
  addEventListener('beforeunload', ask);
  return () => {
    leave();
    form.removeEventListener('input', onInput);
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
    if (!answer.ok) return { is: answer.status < 500 ? 'refused' : 'failed' };
    const { id, revision, page } = (await answer.json()) as { id: number; revision: number; page: string };
    // From its first save on, a reload and the language of the desk lead to the article, not to an empty form.
    if (isNew(form)) {
      for (const field of document.querySelectorAll<HTMLInputElement>(`input[value="${location.pathname}"]`))
        field.value = page;
      history.replaceState(history.state, '', page);
    }
    setField(form, 'id', id);
    setField(form, 'version', revision);
    return { is: 'saved', at: new Date() };
  } catch {
    return { is: 'failed' };
  }
}

/** Without a word in any of these, a new article is none yet. */
const TEXTS = ['title', 'standfirst', 'body'];

function isNew(form: HTMLFormElement): boolean {
  return textOf(form, 'id') === '';
}

function textOf(form: HTMLFormElement, name: string): string {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '';
}

function setField(form: HTMLFormElement, name: string, value: number): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = String(value);
}

function hasFile(form: HTMLFormElement): boolean {
  return [...form.elements].some((field) => field instanceof HTMLInputElement && field.files?.length);
}

function isChanged(field: Element): boolean {
  const isText =
    field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text');
  return isText && field.value !== field.defaultValue;
}
