import type { PageMark as Mark } from '@/lib/http/page-marks';

/** Marker of the page's kind for the page cache (lib/http/page-marks.ts), which strips it. */
export function PageMark({ is }: { is: Mark }) {
  return <meta name="maqal" content={is} />;
}
