/** Splits a text at the matches of word rules and searches, so that they can be marked. */

/** A match in a text, in UTF-16 units; the end is exclusive. */
export interface TextMatch {
  start: number;
  end: number;
  /** The matched text at the time. */
  found: string;
}

export interface MarkedPart {
  text: string;
  marked: boolean;
}

/**
 * Splits a text into paragraphs of lines of parts. A match whose text is no longer there, because it was edited since,
 * is not marked; matches that overlap become one.
 */
export function markPlaces(text: string, places: readonly TextMatch[]): MarkedPart[][][] {
  const standing = places
    .filter(({ start, end, found }) => text.slice(start, end) === found)
    .sort((one, other) => one.start - other.start);
  const paragraphs: MarkedPart[][][] = [];
  let offset = 0;
  for (const paragraph of text.split('\n\n')) {
    const lines: MarkedPart[][] = [];
    for (const line of paragraph.split('\n')) {
      lines.push(markLine(line, offset, standing));
      offset += line.length + 1;
    }
    // The second line end of a paragraph break.
    offset += 1;
    paragraphs.push(lines);
  }
  return paragraphs;
}

/** Splits a line that begins at `offset` of a text, by the sorted matches of that text. */
export function markLine(line: string, offset: number, places: readonly TextMatch[]): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let at = 0;
  for (const place of places) {
    const start = Math.max(at, place.start - offset);
    const end = Math.min(line.length, place.end - offset);
    if (end <= start) continue;
    if (start > at) parts.push({ text: line.slice(at, start), marked: false });
    parts.push({ text: line.slice(start, end), marked: true });
    at = end;
  }
  if (at < line.length) parts.push({ text: line.slice(at), marked: false });
  return parts;
}
