/** The numbers that remark-gfm wrote into a stored body: those of its footnotes, and of the places they are named at. */

const INSIDE_TAG = '(?:[^"<>]|"[^"]*")*';
const MARK = new RegExp(
  String.raw`(<a\b${INSIDE_TAG}\sdata-footnote-(?:back)?ref\b${INSIDE_TAG}>[^<\d]*(?:<sup>)?)(\d+)`,
  'g',
);

/** Writes them as the site writes numbers; the addresses of the notes, and numbers within them, stay. */
export function writeNoteNumbers(html: string, write: (number: number) => string): string {
  return html.replace(MARK, (_, before: string, number: string) => before + write(Number(number)));
}
