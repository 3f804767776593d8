import Builder from 'fast-xml-builder';

/**
 * An element: its text, or its children by name in order, a list for those that repeat. `@name` is an attribute, `#`
 * the text beside attributes, `!` a text between the marks of CDATA; what is undefined is left out.
 */
export type XmlElement = string | number | { [name: string]: XmlElement | XmlElement[] | undefined };

/** What XML 1.0 cannot hold, not even escaped (section 2.2): controls, lone surrogates, U+FFFE and U+FFFF. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const builder = new Builder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#',
  cdataPropName: '!',
  suppressBooleanAttributes: false,
  tagValueProcessor: (_name, value) => legal(value),
  attributeValueProcessor: (_name, value) => legal(value),
});

/** Writes a document with this root element; texts are escaped, and characters that XML cannot hold are left out. */
export function writeXml(root: { [name: string]: XmlElement }): string {
  return builder.build({ '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, ...root });
}

/** Writes elements of a document too long to be written at once, each on a line of its own. */
export function writeElements(elements: { [name: string]: XmlElement | XmlElement[] | undefined }): string {
  const all = Object.entries(elements).flatMap(([name, value]) =>
    [value].flat().map((one) => ({ [name]: one })),
  );
  const written = all.filter((one) => Object.values(one)[0] !== undefined);
  return written.map((one) => `${builder.build(one)}\n`).join('');
}

/** A text in the marks of CDATA, as WordPress writes whatever may hold markup. */
export function cdata(text: string): { '!': string } {
  return { '!': legal(text) };
}

function legal(value: unknown): string {
  return String(value).replace(ILLEGAL, '');
}
