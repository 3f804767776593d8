/** The part of `npm run import` that takes in Markdown files. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type FileResult, importMarkdown } from '@/db/import/markdown/import';
import { plainProblem } from '@/i18n/import-words';
import { addToTotals, emptyTotals, type ImportResult, type ItemReport } from '@/lib/import/report';
import type { HtmlReport } from './import-report';
import { summaryLines } from './import-summary';
import type { Progress } from './progress-bar';

/**
 * Takes in a file or a folder, and says what became of each file: on the terminal as they come, and in the report.
 * @returns the exit code
 */
export async function takeMarkdown(
  target: string,
  dryRun: boolean,
  report: HtmlReport,
  progress: Progress,
): Promise<number> {
  const totals = emptyTotals();
  const folder = (await stat(target)).isDirectory() ? target : path.dirname(target);
  for await (const result of importMarkdown(target, {
    dryRun,
    progress: (...step) => progress.show(...step),
  })) {
    progress.clear();
    tell(result);
    const item = reportOf(result, folder);
    addToTotals(totals, item);
    await report.add(item);
    if (!('outcome' in result)) continue;
    const { stored, known } = result.pictures;
    totals.pictures.stored += stored;
    totals.pictures.known += known;
    totals.pictures.wanted += stored + known;
  }
  progress.clear();
  const from = path.basename(path.resolve(target));
  const result: ImportResult = { kind: 'markdown', from, totals, numberless: 0, notes: [], leftLinks: [] };
  await report.finish(result, dryRun);
  if (dryRun) console.log('This was a trial: nothing was written.');
  for (const line of summaryLines(result)) console.log(line);
  console.log(`The report, file by file: ${report.file}`);
  return totals.posts['left-out'] > 0 ? 1 : 0;
}

/** A list of authors goes in before those who wrote the posts of a site. @returns whether all went in */
export async function takeAuthorList(file: string, dryRun: boolean): Promise<boolean> {
  let whole = true;
  for await (const result of importMarkdown(file, { dryRun })) {
    tell(result);
    whole &&= 'outcome' in result;
  }
  return whole;
}

function tell(result: FileResult): void {
  if ('outcome' in result) console.log(`${result.outcome.padEnd(9)} ${result.file}`);
  else
    for (const problem of result.problems)
      console.error(`left out  ${result.file}:${problem.line}: ${plainProblem(problem)}`);
}

/** In the report a file goes by its place in the folder. */
function reportOf(result: FileResult, folder: string): ItemReport {
  const id = path.relative(folder, result.file);
  if ('outcome' in result) {
    const { title, outcome, path: address } = result;
    return { id, title, outcome, draft: null, path: address, notes: [] };
  }
  const notes = result.problems.map((problem) => ({ kind: 'mistake' as const, problem, count: 1 }));
  return { id, title: path.basename(id), outcome: 'left-out', draft: null, path: null, notes };
}
