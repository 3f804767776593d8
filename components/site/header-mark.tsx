interface HeaderMarkProps {
  /** The topic that the page belongs to, whose link is marked as current; or the page in the other edition. */
  is: 'section' | 'translation';
  /** From pathFor. */
  path: string;
}

/**
 * Says what the header shows of this page: the layout renders it without knowing the page, so that the page cache changes
 * its link (server/cache/clean-page.ts). React lifts the mark into the head, before the header.
 */
export function HeaderMark({ is, path }: HeaderMarkProps) {
  return <meta name={`maqal-${is}`} content={path} />;
}
