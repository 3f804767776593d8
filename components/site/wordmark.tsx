import { siteName, siteSettings } from '@/runtime/site-settings';
import type { Edition } from '@/site.config';
import { DrawnName } from './drawn-name';
import drawn from './wordmark.json';

/**
 * The site's name: as its owner has drawn it; else in outlines as large as text of the font size around it, so that the first
 * paint has it before any font comes. A name that scripts/tools/wordmark.ts has not drawn stands as text.
 */
export function Wordmark({ edition }: { edition: Edition }) {
  const name = siteName(edition);
  const own = siteSettings().identity[`wordmark-${edition}`];
  if (own) return <DrawnName name={name} svg={own} />;
  const { text, viewBox, height, path } = drawn[edition];
  if (text !== name) return name;
  return (
    <svg role="img" aria-label={name} viewBox={viewBox} height={height} fill="currentColor">
      <path d={path} />
    </svg>
  );
}
