import { reportWords } from '@/i18n/import-words';
import { XmlError } from '@/lib/feeds/read-xml';
import type { ImportKind, ImportResult, ItemReport } from '@/lib/import/report';
import type { HtmlReport } from './import-report';
import type { Progress } from './progress-bar';

export interface ImportSource {
  target: string;
  /** @param onItem called with the outcome of each post or file */
  run: (onItem: (item: ItemReport) => Promise<void>) => Promise<ImportResult>;
}

const ITEM_BY_ITEM: Record<ImportKind, string> = {
  wordpress: 'article by article',
  markdown: 'file by file',
};

/**
 * Imports from a source, writes the report, and prints what it did.
 * @returns the exit code: 1 if something was left out for a problem in it, 2 if nothing could be imported
 */
export async function importWithReport(
  { target, run }: ImportSource,
  dryRun: boolean,
  report: HtmlReport,
  progress: Progress,
): Promise<number> {
  try {
    const result = await run((item) => report.add(item));
    progress.clear();
    await report.finish(result, dryRun);
    if (dryRun) console.log('This was a trial: nothing was written.');
    for (const line of summaryLines(result)) console.log(line);
    console.log(`The report, ${ITEM_BY_ITEM[result.kind]}: ${report.file}`);
    const { failed = 0, mistake = 0 } = result.totals.notes;
    return failed + mistake > 0 ? 1 : 0;
  } catch (error) {
    progress.clear();
    report.discard();
    if (!(error instanceof XmlError)) throw error;
    console.error(`${error.file ?? target}:${error.line}: ${error.message}`);
    console.error('Nothing was imported.');
    return 2;
  }
}

/** Notes of no single article that are printed; the report has them all. */
const MAX_NAMED = 10;

/** A table for the terminal; in English, since terminals show no right-to-left text in order. */
function summaryLines({ kind, totals, withoutId, notes: general, tolerated }: ImportResult): string[] {
  const { t, reasons } = reportWords('en');
  const { posts, drafts, thread, pictures, links, notes, findings } = totals;
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
  section('Language', findings, (key) => reasons(key));
  for (const { kind, name = '' } of general.slice(0, MAX_NAMED)) lines.push(`${t(`kinds.${kind}`)}: ${name}`);
  if (withoutId > 0) lines.push(t('lost', { count: withoutId }));
  if (tolerated && tolerated.count > 0) {
    const { count, line, reason } = tolerated;
    lines.push(`The file is not quite XML in ${count} places, the first in line ${line} (${reason}).`);
  }
  return lines;
}
