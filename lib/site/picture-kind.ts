/**
 * The kinds of picture that are taken in, by the first twelve bytes in hexadecimal, whatever name or server says. SVG is
 * a program, and not among them.
 */
const BEGINNINGS: Record<string, RegExp> = {
  jpeg: /^ffd8ff/,
  png: /^89504e470d0a1a0a/,
  gif: /^47494638(?:37|39)61/,
  webp: /^52494646.{8}57454250/,
  avif: /^.{8}66747970(?:61766966|61766973|6d696631|6d736631)/,
  tiff: /^(?:49492a00|4d4d002a)/,
};

/** What kind of picture some bytes are; undefined for none that is taken. */
export function pictureKind(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('hex');
  return Object.keys(BEGINNINGS).find((kind) => BEGINNINGS[kind]?.test(head));
}
