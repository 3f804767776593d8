import { useTranslations } from 'next-intl';
import styles from './editor.module.css';
import { Panel } from './panels';

/** In the order of the list; names of messages under `DeskEditor.keys`. */
const KEYS = [
  ['Ctrl+B', 'strong'],
  ['Ctrl+I', 'em'],
  ['Ctrl+K', 'link'],
  ['Ctrl+E', 'code'],
  ['Ctrl+Alt+2', 'h2'],
  ['Ctrl+Alt+3', 'h3'],
  ['Ctrl+Alt+4', 'h4'],
  ['Ctrl+Alt+0', 'paragraph'],
  ['Ctrl+Shift+8', 'bullets'],
  ['Ctrl+Shift+7', 'numbers'],
  ['Ctrl+]', 'indent'],
  ['Ctrl+[', 'outdent'],
  ['Ctrl+Shift+9', 'quote'],
  ['Ctrl+Alt+Q', 'source'],
  ['Ctrl+Alt+P', 'pull'],
  ['Ctrl+Alt+F', 'note'],
  ['Ctrl+Enter', 'leave'],
  ['Shift+Enter', 'break'],
  ['Tab', 'cell'],
  ['Ctrl+Z', 'undo'],
  ['Ctrl+Y', 'redo'],
  ['F8', 'finding'],
  ['Alt+F10', 'toolbar'],
  ['Ctrl+/', 'help'],
] as const;

/** Marks that the text names: in a message they would be its syntax, or digits of one system. */
const MARKS = { heading: '##', bullet: '-', number: '1.', quote: '>' };

export function KeyHelp({ close }: { close: () => void }) {
  const t = useTranslations('DeskEditor.keys');
  return (
    <Panel label={t('title')} apply={close} close={close}>
      <dl className={styles.keys}>
        {KEYS.map(([key, name]) => (
          <div key={name}>
            <dt>
              <kbd dir="ltr">{key}</kbd>
            </dt>
            <dd>{t(name, { key: '?' })}</dd>
          </div>
        ))}
      </dl>
      <p>{t('typed', MARKS)}</p>
      <div className={styles.actions}>
        <button
          type="button"
          onClick={close}
          // biome-ignore lint/a11y/noAutofocus: what was opened is left from here.
          autoFocus
        >
          {t('close')}
        </button>
      </div>
    </Panel>
  );
}
