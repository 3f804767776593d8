import type { PageMark as Mark } from '@/lib/http/page-marks';

/** Tells the page cache what kind of page this is (lib/http/page-marks.ts); taken out before anybody sees it. */
export function PageMark({ is }: { is: Mark }) {
  return <meta name="maqal" content={is} />;
}
