/** The part of `npm run import` that moves a WordPress site in. */
import { importWordPress, type MoveOptions } from '@/db/import/wordpress/import';
import { XmlError } from '@/lib/feeds/read-xml';
import type { HtmlReport } from './import-report';
import { summaryLines } from './import-summary';
import type { Progress } from './progress-bar';

/** Takes in an export, and says what became of it. @returns the exit code */
export async function takeWordPress(
  file: string,
  options: MoveOptions,
  report: HtmlReport,
  progress: Progress,
): Promise<number> {
  const { dryRun = false } = options;
  try {
    const moved = await importWordPress(
      file,
      { ...options, progress: (...step) => progress.show(...step) },
      (post) => report.add(post),
    );
    progress.clear();
    await report.finish(moved, dryRun);
    if (dryRun) console.log('This was a trial: nothing was written.');
    for (const line of summaryLines(moved)) console.log(line);
    console.log(`The report, article by article: ${report.file}`);
    return (moved.totals.notes.failed ?? 0) > 0 ? 1 : 0;
  } catch (error) {
    progress.clear();
    if (!(error instanceof XmlError)) throw error;
    report.discard();
    console.error(`${file}:${error.line}: ${error.message}`);
    console.error('Nothing was taken in.');
    return 2;
  }
}
