/** Icons of the toolbar, on a grid of 24; those of lists and of undo follow the direction of writing. */
const PATHS = {
  undo: 'M9 6 4 11l5 5M4 11h10a5 5 0 0 1 0 10h-3',
  redo: 'm15 6 5 5-5 5M20 11H10a5 5 0 0 0 0 10h3',
  strong: 'M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z',
  em: 'M11 5h7M6 19h7M15 5 9 19',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  note: 'M4 8h9M4 13h13M4 18h10M17 5l2-1v6',
  language: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3 12h18M12 3c-6 6-6 12 0 18M12 3c6 6 6 12 0 18',
  bullets: 'M9 6h11M9 12h11M9 18h11M4 6h.5M4 12h.5M4 18h.5',
  numbers: 'M10 6h10M10 12h10M10 18h10M4 5l1-1v5M4 15h2l-2 4h2',
  quote: 'm10 7-5 5 5 5M18 7l-5 5 5 5',
  pull: 'M4 4h16M4 20h16M6 10h12M9 14h6',
  picture: 'M3 5h18v14H3zM3 16l5-5 4 4 3-3 6 5M16 8.5h.5',
  table: 'M3 5h18v14H3zM3 10h18M3 14.5h18M9 5v14M15 5v14',
  code: 'm8 7-5 5 5 5M16 7l5 5-5 5',
  block: 'M3 5h18v14H3zM7 9l3 3-3 3M12 15h5',
  rule: 'M3 12h18',
  finding: 'M4 5h16M4 10h8M13 16l3 3 5-7M4 15h5',
  help: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 18h.01',
};

export type IconName = keyof typeof PATHS;
const FOLLOWING = new Set<IconName>(['undo', 'redo', 'bullets', 'numbers', 'note', 'finding']);

export function Icon({ name, className }: { name: IconName; className: string | undefined }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={FOLLOWING.has(name) ? className : undefined}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
