'use client';

import { useTranslations } from 'next-intl';
import { type ComponentType, type ReactNode, useCallback, useEffect, useState } from 'react';
import type { RichEditorProps } from '@/components/desk/editor/rich-editor';
import formStyles from '@/components/desk/form.module.css';
import { OPEN_BODY } from '@/lib/desk/articles-url';
import type { OpenedBody } from '@/lib/rich-text/open';
import type { Edition } from '@/site.config';
import styles from './rich-body.module.css';

interface RichBodyProps {
  /** The id of the field within. */
  textarea: string;
  label: string;
  error: string | undefined;
  edition: Edition;
  /** The field of Markdown, with its label, hint and error: what there is without the script. */
  children: ReactNode;
}

type Open = Pick<RichEditorProps, 'field' | 'opened' | 'caret' | 'edition'> & {
  Editor: ComponentType<RichEditorProps>;
};
type State = { is: 'markdown' | 'opening' | 'failed' } | ({ is: 'rich' } & Open);

/**
 * Shows the rich editor over the field of Markdown. Its script is loaded here alone, when it is used; where that fails, and without a
 * script, the field is there.
 */
export function RichBody({ textarea, label, error, edition, children }: RichBodyProps) {
  const t = useTranslations('DeskEditor');
  const [state, setState] = useState<State>({ is: 'markdown' });
  const [isReady, setReady] = useState(false);

  const open = useCallback(
    async (takesFocus: boolean) => {
      const field = document.getElementById(textarea);
      if (!(field instanceof HTMLTextAreaElement)) return;
      setState({ is: 'opening' });
      const caret = takesFocus ? field.selectionStart : null;
      const sent = field.value;
      const opened = await openEditor(sent);
      // What was typed meanwhile is in the field alone.
      if (!opened || field.value !== sent) return setState({ is: opened ? 'markdown' : 'failed' });
      setState({ is: 'rich', field, caret, edition: chosenEdition(field) ?? edition, ...opened });
    },
    [textarea, edition],
  );

  useEffect(() => {
    setReady(true);
    const field = document.getElementById(textarea);
    const isTyped = field instanceof HTMLTextAreaElement && field.value !== field.defaultValue;
    if (!isTyped && prefersRich()) void open(false);
  }, [textarea, open]);

  const toMarkdown = (offset: number) => {
    if (state.is !== 'rich') return;
    const { field } = state;
    remember('markdown');
    setState({ is: 'markdown' });
    // Once the field is shown again.
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(offset, offset);
    });
  };
  const isRich = state.is === 'rich';
  return (
    <div>
      <div hidden={isRich}>{children}</div>
      {isRich && (
        <div className={formStyles.field}>
          <span id={`${textarea}-label`} className={styles.label}>
            {label}
          </span>
          {error && (
            <p id={`${textarea}-rich-error`} className={formStyles.error}>
              {error}
            </p>
          )}
          <state.Editor
            field={state.field}
            opened={state.opened}
            caret={state.caret}
            edition={state.edition}
            labelId={`${textarea}-label`}
            errorId={error ? `${textarea}-rich-error` : null}
            toMarkdown={toMarkdown}
          />
        </div>
      )}
      {isReady && !isRich && (
        <div className={styles.choice}>
          <button
            type="button"
            aria-disabled={state.is === 'opening' || undefined}
            onClick={() => {
              remember('rich');
              void open(true);
            }}
          >
            {t('toRich')}
          </button>
          <p role="status">{state.is === 'failed' && t('failed')}</p>
        </div>
      )}
    </div>
  );
}

/** Loads the script and opens the Markdown; null where either fails. */
async function openEditor(markdown: string): Promise<{ Editor: Open['Editor']; opened: OpenedBody } | null> {
  try {
    const body = new FormData();
    body.set('body', markdown);
    const [{ RichEditor }, answer] = await Promise.all([
      import('@/components/desk/editor/rich-editor'),
      fetch(OPEN_BODY, { method: 'POST', body }),
    ]);
    return answer.ok ? { Editor: RichEditor, opened: (await answer.json()) as OpenedBody } : null;
  } catch {
    return null;
  }
}

function chosenEdition({ form }: HTMLTextAreaElement): Edition | undefined {
  const field = form?.elements.namedItem('edition');
  return field instanceof HTMLSelectElement || field instanceof HTMLInputElement
    ? (field.value as Edition)
    : undefined;
}

const CHOICE = 'maqal:editor';

/** What was chosen on this device; else the rich editor, but on touch screens, whose keyboards compose in ways of their own. */
function prefersRich(): boolean {
  try {
    const chosen = localStorage.getItem(CHOICE);
    if (chosen) return chosen === 'rich';
  } catch {
    // Storage that is blocked remembers nothing.
  }
  return !matchMedia('(pointer: coarse)').matches;
}

function remember(choice: 'rich' | 'markdown'): void {
  try {
    localStorage.setItem(CHOICE, choice);
  } catch {
    // As above.
  }
}
