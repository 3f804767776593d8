/** What every page of an edition has around it: name, masthead and topics above, footer below. */
export interface PageFrame {
  /** As in an attribute. */
  name: string;
  top: string;
  bottom: string;
}

const NAME = /(<meta name="application-name" content=")([^"]*)(?=")/;
/** What is before the content; no page has a `header` or a `main` in it twice there. */
const TOP = /<header>.*?(?=<main\b)/s;

/** The frame of a rendered page; null of one that has none. */
export function frameOf(html: string): PageFrame | null {
  const [top] = TOP.exec(html) ?? [];
  const name = NAME.exec(html)?.[2];
  const bottom = bottomOf(html);
  return top && name && bottom ? { name, top, bottom } : null;
}

/** A page that was prerendered, in the frame that pages have now. */
export function withFrame(html: string, frame: PageFrame): string {
  const was = NAME.exec(html)?.[2] ?? '';
  const bottom = bottomOf(html);
  return html
    .replace(`${was}</title>`, () => `${frame.name}</title>`)
    .replace(NAME, (_, start: string) => start + frame.name)
    .replace(TOP, () => frame.top)
    .replace(bottom, () => frame.bottom);
}

/** The last footer: a quotation or a card may have one of its own. */
function bottomOf(html: string): string {
  const start = html.lastIndexOf('<footer');
  const end = html.indexOf('</footer>', start);
  return start < 0 || end < 0 ? '' : html.slice(start, end + '</footer>'.length);
}
