import { useTranslations } from 'next-intl';
import type { Command } from 'prosemirror-state';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import styles from './editor.module.css';
import { setLanguage, setLink, urlOf } from './marks';

/** Languages of passages that newsrooms quote; another is written in Markdown. */
const LANGUAGES = [
  'en',
  'fr',
  'de',
  'es',
  'it',
  'pt',
  'tr',
  'fa',
  'he',
  'ku',
  'ur',
  'ru',
  'zh',
  'ar',
] as const;

interface PanelProps {
  label: string;
  /** What Enter does. */
  apply: () => void;
  close: () => void;
  children: ReactNode;
}

/** Fields of the editor itself: they have no names, so that they are not sent with the article. */
export function Panel({ label, apply, close, children }: PanelProps) {
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    // Else Enter would send the article.
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) apply();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <fieldset aria-label={label} className={styles.panel} onKeyDown={press}>
      {children}
    </fieldset>
  );
}

interface PanelButtonsProps {
  /** The words of the buttons: each panel names its own. */
  words: (button: 'apply' | 'remove' | 'close') => string;
  apply?: (() => void) | undefined;
  remove?: (() => void) | undefined;
  close: () => void;
}

/** The ways out of a panel, below its fields. */
export function PanelButtons({ words, close, ...ways }: PanelButtonsProps) {
  return (
    <div className={styles.actions}>
      {(['apply', 'remove'] as const).map(
        (button) =>
          ways[button] && (
            <button key={button} type="button" onClick={ways[button]}>
              {words(button)}
            </button>
          ),
      )}
      <button type="button" onClick={close}>
        {words('close')}
      </button>
    </div>
  );
}

interface MarkPanelProps {
  /** What is there. */
  value: string;
  run: (command: Command) => void;
  close: () => void;
}

export function LinkPanel({ value, run, close }: MarkPanelProps) {
  const t = useTranslations('DeskEditor.link');
  const id = useId();
  const [typed, setTyped] = useState(value);
  const [isWrong, setWrong] = useState(false);
  const apply = () => {
    const url = urlOf(typed);
    setWrong(url === null);
    if (url !== null) run(setLink(url, typed.trim()));
  };
  return (
    <Panel label={t('label')} apply={apply} close={close}>
      <label htmlFor={id}>{t('address')}</label>
      {isWrong && (
        <p id={`${id}-error`} className={styles.wrong} role="alert">
          {t('wrong')}
        </p>
      )}
      <input
        id={id}
        dir="ltr"
        inputMode="url"
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the panel was opened to type here.
        autoFocus
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-error` : undefined}
      />
      <PanelButtons
        words={t}
        apply={apply}
        remove={value === '' ? undefined : () => run(setLink(''))}
        close={close}
      />
    </Panel>
  );
}

export function LanguagePanel({ value, run, close }: MarkPanelProps) {
  const t = useTranslations('DeskEditor.language');
  const id = useId();
  const [chosen, setChosen] = useState(value || 'en');
  const apply = () => run(setLanguage(chosen));
  const others = value === '' || LANGUAGES.some((one) => one === value) ? [] : [value];
  return (
    <Panel label={t('label')} apply={apply} close={close}>
      <label htmlFor={id}>{t('which')}</label>
      <select
        id={id}
        // biome-ignore lint/a11y/noAutofocus: the panel was opened to choose here.
        autoFocus
        value={chosen}
        onChange={({ target }) => setChosen(target.value)}
      >
        {LANGUAGES.map((code) => (
          <option key={code} value={code}>
            {t(`names.${code}`)}
          </option>
        ))}
        {others.map((code) => (
          <option key={code} value={code}>
            {code}
          </option>
        ))}
      </select>
      <PanelButtons
        words={t}
        apply={apply}
        remove={value === '' ? undefined : () => run(setLanguage(''))}
        close={close}
      />
    </Panel>
  );
}
