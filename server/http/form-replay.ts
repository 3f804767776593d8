import { escapeHtml } from '@/lib/html/escape';

/** Fields that hold what a reader wrote. */
const TEXTS = new Set(['body', 'text', 'note']);

/**
 * Renders a rejected POST as controls for resubmission: what was written as a textarea, all else hidden. Empty when
 * nothing was written.
 */
export function echoFields(posted: FormData): string {
  const fields = [...posted].filter((field): field is [string, string] => typeof field[1] === 'string');
  const written = fields.find(([name, value]) => TEXTS.has(name) && value.trim() !== '');
  if (!written) return '';
  return fields.map((field) => (field === written ? textArea(...field) : hiddenField(...field))).join('');
}

/** What was written in a form that React sent, where each name has the number of its argument before it; '' for nothing. */
export function writtenText(posted: FormData): string {
  const fields = [...posted].filter((field): field is [string, string] => typeof field[1] === 'string');
  return (
    fields.find(([name, value]) => TEXTS.has(name.replace(/^.*_/, '')) && value.trim() !== '')?.[1] ?? ''
  );
}

/** The HTML parser drops one line break after the tag: without ours it would be the text's own. */
function textArea(name: string, text: string): string {
  return `<textarea id="written" name="${escapeHtml(name)}" dir="auto" rows="8">\n${escapeHtml(text)}</textarea>`;
}

function hiddenField(name: string, value: string): string {
  return `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}"/>`;
}
