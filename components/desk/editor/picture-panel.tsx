import { useTranslations } from 'next-intl';
import type { Command } from 'prosemirror-state';
import { useId, useState } from 'react';
import styles from './editor.module.css';
import { Panel } from './panels';
import { setAlt } from './pictures';

interface PicturePanelProps {
  /** What the picture around the caret is said to show; null where there is none. */
  alt: string | null;
  run: (command: Command) => void;
  /** Sends files, one for a picture and several for a gallery. */
  send: (files: readonly File[]) => void;
  close: () => void;
}

/** New pictures, or the words of the one around the caret for whoever does not see it. */
export function PicturePanel({ alt, run, send, close }: PicturePanelProps) {
  const t = useTranslations('DeskEditor.picture');
  const id = useId();
  const [typed, setTyped] = useState(alt ?? '');
  const apply = () => (alt === null ? close() : run(setAlt(typed)));
  return (
    <Panel label={t('label')} apply={apply} close={close}>
      {alt !== null && (
        <>
          <label htmlFor={`${id}-alt`}>{t('alt')}</label>
          <input
            id={`${id}-alt`}
            dir="auto"
            placeholder=" "
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: the panel was opened to type here.
            autoFocus
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </>
      )}
      <label htmlFor={id}>{t(alt === null ? 'files' : 'more')}</label>
      <input
        id={id}
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp,image/avif,image/gif,image/tiff"
        // biome-ignore lint/a11y/noAutofocus: the panel was opened to choose here.
        autoFocus={alt === null}
        onChange={({ target }) => {
          send([...(target.files ?? [])]);
          close();
        }}
      />
      <div className={styles.actions}>
        {alt !== null && (
          <button type="button" onClick={apply}>
            {t('apply')}
          </button>
        )}
        <button type="button" onClick={close}>
          {t('close')}
        </button>
      </div>
    </Panel>
  );
}
