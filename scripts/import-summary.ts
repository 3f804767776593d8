import { reportWords } from '@/i18n/import-words';
import type { ImportResult } from '@/lib/import/report';

/** What an import did, as the lines of a table for the terminal, which shows no right-to-left text in order. */
export function summaryLines({ kind, totals, numberless, tolerated }: ImportResult): string[] {
  const { t } = reportWords('en');
  const { posts, drafts, thread, pictures, links, notes } = totals;
  const { states, ...comments } = thread;
  const lines: string[] = [];
  const section = <Key extends string>(
    heading: string,
    counts: Partial<Record<Key, number>>,
    word: (key: Key) => string,
  ) => {
    for (const [key, count] of Object.entries(counts) as [Key, number][]) {
      if (count > 0) lines.push(`${heading.padEnd(9)} ${String(count).padStart(8)}  ${word(key)}`);
    }
  };
  section(kind === 'markdown' ? 'Files' : 'Articles', posts, (key) => t(`outcomes.${key}`));
  section('Drafts', drafts, (key) => t(`draft.${key}`));
  section('Comments', comments, (key) => t(`outcomes.${key}`));
  section('', states, (key) => t(`states.${key}`));
  section('Pictures', pictures, (key) => t(`tally.${key}`));
  section('Links', links, (key) => t(`links.${key}`));
  section('Notes', notes, (key) => t(`kinds.${key}`));
  if (numberless > 0) lines.push(t('lost', { count: numberless }));
  if (tolerated && tolerated.count > 0) {
    const { count, line, reason } = tolerated;
    lines.push(`The file is not quite XML in ${count} places, the first in line ${line} (${reason}).`);
  }
  return lines;
}
