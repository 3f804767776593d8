import Builder from 'fast-xml-builder';

/**
 * An element: its text, or its children by name in order, an array for repeated ones. `@name` is an attribute, `#` the
 * text beside attributes, `!` a CDATA section; undefined is omitted.
 */
export type XmlElement = string | number | { [name: string]: XmlElement | XmlElement[] | undefined };

/** Characters that are illegal in XML 1.0, even escaped (section 2.2): controls, lone surrogates, U+FFFE and U+FFFF. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const builder = new Builder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#',
  cdataPropName: '!',
  suppressBooleanAttributes: false,
  tagValueProcessor: (_name, value) => withoutIllegal(value),
  attributeValueProcessor: (_name, value) => withoutIllegal(value),
});

/** Serializes a document with this root element; texts are escaped, illegal characters removed. */
export function writeXml(root: { [name: string]: XmlElement }): string {
  return builder.build({ '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, ...root });
}

/** Serializes elements of a document that is written piece by piece, each on a line of its own. */
export function writeElements(elements: { [name: string]: XmlElement | XmlElement[] | undefined }): string {
  const all = Object.entries(elements).flatMap(([name, value]) =>
    [value].flat().map((one) => ({ [name]: one })),
  );
  const written = all.filter((one) => Object.values(one)[0] !== undefined);
  return written.map((one) => `${builder.build(one)}\n`).join('');
}

/** A CDATA section, as WordPress writes whatever may hold markup. */
export function cdata(text: string): { '!': string } {
  return { '!': withoutIllegal(text) };
}

function withoutIllegal(value: unknown): string {
  return String(value).replace(ILLEGAL, '');
}
