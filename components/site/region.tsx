import type { ReactNode } from 'react';

interface RegionProps {
  id?: string;
  className?: string;
  /** Id of its heading. */
  labelledBy: string;
  children: ReactNode;
}

/**
 * A landmark beside the text of an article, as `<section>` would be. Reader modes (Readability, in Firefox) score a
 * `<section>` by all that it holds in favour of what it stands in, and of a short article would show the comments too.
 */
export function Region({ id, className, labelledBy, children }: RegionProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: for the reason above.
    <div id={id} className={className} role="region" aria-labelledby={labelledBy}>
      {children}
    </div>
  );
}
