import { escapeHtml } from '@/lib/html/escape';

/** Fields that hold what somebody wrote; the first of them that is filled is shown. */
const TEXTS = ['body', 'text', 'note', 'bio', 'title', 'standfirst'];

/**
 * Renders a rejected POST as controls for resubmission: what was written as a textarea, all else hidden. Empty when
 * nothing was written, and no file chosen.
 */
export function echoFields(posted: FormData): string {
  const fields = [...posted].filter((field): field is [string, string] => typeof field[1] === 'string');
  const isWritten = ([name, value]: [string, string], text: string) => name === text && value.trim() !== '';
  const written = TEXTS.map((text) => fields.find((field) => isWritten(field, text))).find(Boolean);
  if (!written && chosenFiles(posted).length === 0) return '';
  return fields.map((field) => (field === written ? textArea(...field) : hiddenField(...field))).join('');
}

/** Renders fields in which the files of a rejected POST can be chosen again, each by its name: no page can hold on to a file. */
export function echoFiles(posted: FormData): string {
  return chosenFiles(posted)
    .map(
      ([name, file]) =>
        `<label><bdi>${escapeHtml(file.name)}</bdi> <input type="file" name="${escapeHtml(name)}"/></label>`,
    )
    .join('');
}

/** A browser sends an empty file where none was chosen. */
function chosenFiles(posted: FormData): [string, File][] {
  return [...posted].filter(
    (field): field is [string, File] => typeof field[1] !== 'string' && field[1].size > 0,
  );
}

/** Fields of the desk's forms that somebody wrote, in the order they are read; no choices, addresses or passwords. */
const WRITTEN = [
  'title',
  'standfirst',
  'name',
  'body',
  'text',
  'note',
  'bio',
  'credits',
  'heroAlt',
  'heroCaption',
  'heroCredit',
];

/**
 * What was written in a form of the desk, as one text; '' for nothing. In a form that React sent, each name has the number of
 * its argument before it.
 */
export function writtenText(posted: FormData): string {
  const fields = new Map([...posted].map(([name, value]) => [name.replace(/^.*_/, ''), value]));
  return WRITTEN.map((name) => fields.get(name))
    .filter((value): value is string => typeof value === 'string' && value.trim() !== '')
    .join('\n\n');
}

/** Renders a text to be copied, and not sent; '' for none. */
export function copyField(text: string): string {
  return text && textArea('', text).replace(' name=""', ' readonly');
}

/** The HTML parser drops one line break after the tag: without ours it would be the text's own. */
function textArea(name: string, text: string): string {
  return `<textarea id="written" name="${escapeHtml(name)}" dir="auto" rows="8">\n${escapeHtml(text)}</textarea>`;
}

function hiddenField(name: string, value: string): string {
  return `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}"/>`;
}
