'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { MAX_SOURCE_BYTES } from '@/lib/http/upload-limit';
import styles from './article-form.module.css';
import { type PictureState, pictureOutcome, sendPicture } from './send-picture';

/** Takes pictures that are dropped on a text or pasted into it: each is stored, and stands where the caret was. */
export function PictureDrop({ textarea }: { textarea: string }) {
  const t = useTranslations('DeskArticle.drop');
  const [state, setState] = useState<PictureState | null>(null);
  useEffect(() => {
    const field = document.getElementById(textarea);
    if (!(field instanceof HTMLTextAreaElement)) return;
    const take = (event: Event, files: FileList | undefined) => {
      const pictures = [...(files ?? [])].filter(({ type }) => type.startsWith('image/'));
      if (pictures.length === 0) return;
      event.preventDefault();
      void insertAll(field, pictures, setState);
    };
    // Where a picture of the store is to stand: the form leaves for it.
    const tellCaret = ({ formData }: FormDataEvent) => formData.set('caret', String(field.selectionStart));
    field.form?.addEventListener('formdata', tellCaret);
    const drop = (event: DragEvent) => take(event, event.dataTransfer?.files);
    const paste = (event: ClipboardEvent) => take(event, event.clipboardData?.files);
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
      {state && t(state.is, state.is === 'sending' ? { percent: state.percent } : {})}
    </p>
  );
}

/** One after the other, so that they stand in their order. */
async function insertAll(
  field: HTMLTextAreaElement,
  pictures: readonly File[],
  tell: (state: PictureState) => void,
): Promise<void> {
  for (const picture of pictures) {
    if (picture.size > MAX_SOURCE_BYTES) {
      tell({ is: 'heavy' });
      continue;
    }
    const sent = await sendPicture(picture, (percent) => tell({ is: 'sending', percent }));
    if (sent.status === 200) insert(field, (JSON.parse(sent.text) as { markdown: string }).markdown);
    tell(pictureOutcome(sent.status));
  }
}

/** As a paragraph at the caret. */
function insert(field: HTMLTextAreaElement, markdown: string): void {
  const before = field.value.slice(0, field.selectionStart);
  const text = `${before === '' || before.endsWith('\n\n') ? '' : '\n\n'}${markdown}\n`;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
