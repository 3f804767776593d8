import { escapeHtml } from '@/lib/html/escape';

/** Fields of our forms that hold what a reader wrote. */
const TEXTS = new Set(['body', 'text', 'note']);

/**
 * What was posted in vain, as the inside of a form that posts it again: what was written, to be seen and changed, and
 * all else hidden. Empty when nothing was written.
 */
export function echoFields(posted: FormData): string {
  const fields = [...posted].filter((field): field is [string, string] => typeof field[1] === 'string');
  const written = fields.find(([name, value]) => TEXTS.has(name) && value.trim() !== '');
  if (!written) return '';
  return fields.map((field) => (field === written ? textArea(...field) : hiddenField(...field))).join('');
}

/** A line break that the text begins with would be taken for the tag's. */
function textArea(name: string, text: string): string {
  return `<textarea id="written" name="${escapeHtml(name)}" dir="auto" rows="8">\n${escapeHtml(text)}</textarea>`;
}

function hiddenField(name: string, value: string): string {
  return `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}"/>`;
}
