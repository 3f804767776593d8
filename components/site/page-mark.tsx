import type { PageMark as Mark } from '@/lib/static-page';

/** Tells the page cache what kind of page this is (lib/static-page.ts); taken out before anybody sees it. */
export function PageMark({ is }: { is: Mark }) {
  return <meta name="maqal" content={is} />;
}
