/**
 * `npm run wordmark`, after a change of a name in site.config.ts: outlines of the site's name in each edition, from the
 * Naskh of public/fonts, for components/site/wordmark.tsx. The result is committed; the build never runs this.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as hb from 'harfbuzzjs';
import { editions, site } from '@/site.config';
import { subsetFont } from './subset-font';

const DRAWING = 'components/site/wordmark.json';
const FONTS = 'public/fonts';
/** The family's Latin is drawn smaller, as in app/fonts-naskh.css. */
const SIZES = { arabic: 1, latin: 0.86 };

/** The outlines of a text in one script, cropped to the ink. Lengths are in thousandths of the font size. */
async function draw(text: string) {
  const script = /\p{Script=Arabic}/u.test(text) ? 'arabic' : 'latin';
  const file = readdirSync(FONTS).find((name) => name.match(`^noto-naskh-${script}-v\\d+\\.woff2$`));
  const unpacked = await subsetFont(readFileSync(`${FONTS}/${file}`), text, { targetFormat: 'sfnt' });
  const font = new hb.Font(new hb.Face(new hb.Blob(unpacked)));
  const buffer = new hb.Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  hb.shape(font, buffer);
  const places = buffer.getGlyphPositions();
  const outlines: Segment[] = [];
  let pen = 0;
  for (const [index, { codepoint: glyph }] of buffer.getGlyphInfos().entries()) {
    if (glyph === 0) throw new Error(`${file} lacks a letter of ${text}`);
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = places[index] ?? {};
    outlines.push(...segmentsOf(font.glyphToPath(glyph), pen + xOffset, yOffset));
    pen += xAdvance;
  }
  const points = outlines.flatMap((segment) => segment.points);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  const viewBox = `${left} ${top} ${width} ${height}`;
  return {
    text,
    viewBox,
    height: `${((height / 1000) * SIZES[script]).toFixed(3)}em`,
    path: pathOf(outlines),
  };
}

type Point = [x: number, y: number];

interface Segment {
  command: string;
  points: Point[];
}

/** A glyph's outline at a place, its y turned downwards as in SVG. */
function segmentsOf(outline: string, right: number, up: number): Segment[] {
  return [...outline.matchAll(/([MLQCZ])([^MLQCZ]*)/g)].map(([, command = '', numbers = '']) => ({
    command,
    points: [...numbers.matchAll(/([^, ]+),([^, ]+)/g)].map(
      ([, x, y]): Point => [Math.round(right + Number(x)), -Math.round(up + Number(y))],
    ),
  }));
}

/** How far a control point may be moved, in thousandths of the font size: 0.06 px where the name is largest. */
const TOLERANCE = 1;

/**
 * Path data in relative coordinates, and without the control points that SVG knows, which are most: TrueType leaves out
 * the point between two curves, and SVG (`t`) the control point on its other side.
 */
function pathOf(outlines: Segment[]): string {
  let start: Point = [0, 0];
  let from = start;
  let control = from;
  return outlines
    .map(({ command, points }) => {
      const to = points.at(-1) ?? start;
      const mirrored: Point = [2 * from[0] - control[0], 2 * from[1] - control[1]];
      const isSmooth =
        command === 'Q' &&
        [0, 1].every((axis) => Math.abs((points[0]?.[axis] ?? 0) - (mirrored[axis] ?? 0)) <= TOLERANCE);
      const steps = (isSmooth ? [to] : points).map(([x, y]) => `${x - from[0]} ${y - from[1]}`).join(' ');
      control = isSmooth ? mirrored : command === 'Q' ? (points[0] ?? to) : to;
      if (command === 'M') start = to;
      from = to;
      return (isSmooth ? 't' : command.toLowerCase()) + steps.replaceAll(' -', '-');
    })
    .join('');
}

const drawn = await Promise.all(
  editions.map(async (edition) => [edition, await draw(site.editions[edition].name)]),
);
writeFileSync(DRAWING, `${JSON.stringify(Object.fromEntries(drawn), null, 2)}\n`);
