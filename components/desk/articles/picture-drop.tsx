'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import styles from './article-form.module.css';
import { type PictureState, pastedFiles, sendPictures } from './send-picture';

/** Takes pictures that are dropped on a text or pasted into it: each is stored, and stands where the caret was. */
export function PictureDrop({ textarea }: { textarea: string }) {
  const t = useTranslations('DeskArticle.drop');
  const [state, setState] = useState<PictureState | null>(null);
  useEffect(() => {
    const field = document.getElementById(textarea);
    if (!(field instanceof HTMLTextAreaElement)) return;
    const take = (event: Event, files: readonly File[]) => {
      if (files.length === 0) return;
      event.preventDefault();
      void sendPictures(files, setState, ({ markdown }) => insert(field, markdown));
    };
    // Where a picture of the store is to stand: the form leaves for it.
    const tellCaret = ({ formData }: FormDataEvent) => formData.set('caret', String(field.selectionStart));
    field.form?.addEventListener('formdata', tellCaret);
    const drop = (event: DragEvent) => take(event, [...(event.dataTransfer?.files ?? [])]);
    const paste = (event: ClipboardEvent) => take(event, pastedFiles(event.clipboardData));
    field.addEventListener('drop', drop);
    field.addEventListener('paste', paste);
    return () => {
      field.form?.removeEventListener('formdata', tellCaret);
      field.removeEventListener('drop', drop);
      field.removeEventListener('paste', paste);
    };
  }, [textarea]);
  return (
    <p className={styles.autosave} role="status">
      {state && t(state.is, { percent: 0, name: '', ...state })}
    </p>
  );
}

/** As a paragraph at the caret. */
function insert(field: HTMLTextAreaElement, markdown: string): void {
  const before = field.value.slice(0, field.selectionStart);
  const text = `${before === '' || before.endsWith('\n\n') ? '' : '\n\n'}${markdown}\n`;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
