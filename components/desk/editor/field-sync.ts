import type { Node } from 'prosemirror-model';
import type { WrittenBody } from '@/lib/rich-text/write';

/** After the last key; the form asks at once whatever it is sent by. */
const WRITE_MS = 250;

/**
 * Keeps the form's field at what is in the editor. It is written when one pauses, and at once where the form is read or the page is left; a
 * text that nobody changed is never written, so that its bytes stay.
 */
export function syncField(field: HTMLTextAreaElement, read: () => Node, write: (doc: Node) => WrittenBody) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStale = false;

  function flush() {
    clearTimeout(timer);
    if (!isStale) return;
    isStale = false;
    const { markdown } = write(read());
    if (markdown === field.value) return;
    field.value = markdown;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  function put({ formData }: FormDataEvent) {
    flush();
    formData.set(field.name, field.value);
  }

  const { form } = field;
  form?.addEventListener('formdata', put);
  addEventListener('beforeunload', flush, true);
  addEventListener('pagehide', flush);
  return {
    changed() {
      isStale = true;
      clearTimeout(timer);
      timer = setTimeout(flush, WRITE_MS);
    },
    flush,
    end() {
      flush();
      form?.removeEventListener('formdata', put);
      removeEventListener('beforeunload', flush, true);
      removeEventListener('pagehide', flush);
    },
  };
}
