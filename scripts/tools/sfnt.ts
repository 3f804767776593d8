/** Reads tables of a font file (OpenType specification, "cmap", "head" and "hhea"). */

/** Offset of a table in an sfnt file. */
function tableOffset(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let i = 0; i < count; i++) {
    const record = 12 + 16 * i;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`no ${tag} table`);
}

/** The code points that a font maps to a glyph. All we ask for is in the BMP, so format 4 is enough. */
export function mappedCodePoints(font: Buffer): Set<number> {
  const cmap = tableOffset(font, 'cmap');
  const found = new Set<number>();
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const table = cmap + font.readUInt32BE(cmap + 8 + 8 * i);
    if (font.readUInt16BE(table) !== 4) continue;
    const twiceSegments = font.readUInt16BE(table + 6);
    const ends = table + 14;
    const starts = ends + twiceSegments + 2;
    for (let s = 0; s < twiceSegments; s += 2) {
      const start = font.readUInt16BE(starts + s);
      const end = font.readUInt16BE(ends + s);
      const delta = font.readUInt16BE(starts + twiceSegments + s);
      const offsetAt = starts + 2 * twiceSegments + s;
      const offset = font.readUInt16BE(offsetAt);
      for (let point = start; point <= end && point !== 0xffff; point++) {
        const entry = offset === 0 ? point : font.readUInt16BE(offsetAt + offset + 2 * (point - start));
        if (entry !== 0 && ((entry + delta) & 0xffff) !== 0) found.add(point);
      }
    }
  }
  return found;
}

/** Ascent and descent as parts of the em; app/stand-ins-naskh.css derives its ascent-override and so on from them. */
export function lineMetrics(font: Buffer): string {
  const unitsPerEm = font.readUInt16BE(tableOffset(font, 'head') + 18);
  const hhea = tableOffset(font, 'hhea');
  const part = (offset: number): string => (font.readInt16BE(hhea + offset) / unitsPerEm).toFixed(4);
  return `ascent ${part(4)} descent ${part(6)} gap ${part(8)}`;
}
