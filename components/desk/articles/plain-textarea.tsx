import { freeText } from '@/lib/forms/free-text';
import { escapeHtml } from '@/lib/html/escape';

interface PlainTextareaProps {
  /** Its hint and error are `id-hint` and `id-error`. */
  id: string;
  name: string;
  rows: number;
  value: string;
  isInvalid: boolean;
}

/** A textarea that React leaves alone: hydrating one of its own, it writes over what was typed before the script came. */
export function PlainTextarea({ id, name, rows, value, isInvalid }: PlainTextareaProps) {
  const described = isInvalid ? `${id}-hint ${id}-error` : `${id}-hint`;
  const invalid = isInvalid ? ' aria-invalid="true"' : '';
  // The HTML parser drops one line break after the tag.
  const html = `<textarea id="${id}" name="${name}" rows="${rows}" dir="${freeText.dir}" placeholder="${freeText.placeholder}" spellcheck="true" aria-describedby="${described}"${invalid}>\n${escapeHtml(value)}</textarea>`;
  return <div dangerouslySetInnerHTML={{ __html: html }} suppressHydrationWarning />;
}
