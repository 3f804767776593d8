import { type Edition, site } from '@/site.config';
import drawn from './wordmark.json';

/**
 * The site's name in outlines, as large as text of the font size around it, so that the first paint has it before any font
 * comes. A name that scripts/tools/wordmark.ts has not drawn stands as text.
 */
export function Wordmark({ edition }: { edition: Edition }) {
  const { name } = site.editions[edition];
  const { text, viewBox, height, path } = drawn[edition];
  if (text !== name) return name;
  return (
    <svg role="img" aria-label={name} viewBox={viewBox} height={height} fill="currentColor">
      <path d={path} />
    </svg>
  );
}
