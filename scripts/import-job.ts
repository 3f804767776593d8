/** Imports one export that was sent at the desk (db/import/schedule.ts); by its number, in a process of its own. */
import './command-errors';
import { extendLease, findImportJob, finishImportJob, HEARTBEAT_MS } from '@/db/import/jobs';
import { removeReportRows, reportPath, uploadPath } from '@/db/import/uploads';
import { importWordPress } from '@/db/import/wordpress/import';
import { loadSiteSettings } from '@/db/site/stored-settings';
import { IMPORT } from '@/lib/desk/paths';
import { XmlError } from '@/lib/feeds/read-xml';
import type { ImportPhase } from '@/lib/import/job';
import { log, logFailure } from '@/runtime/log';
import { settings } from '@/runtime/settings';
import { HtmlReport } from './import-report';

/** How often the desk learns how far it is. */
const PROGRESS_MS = 1000;

const job = await findImportJob(Number(process.argv[2]));
if (job?.state === 'running') await importJob(job);

async function importJob({ id, file, edition }: NonNullable<typeof job>): Promise<void> {
  const start = performance.now();
  await loadSiteSettings();
  const heartbeat = setInterval(() => void tell(id), HEARTBEAT_MS);
  await removeReportRows(id);
  const report = new HtmlReport(reportPath(id), edition, settings.SITE_URL, IMPORT);
  try {
    const progress = progressOf(id);
    const result = await importWordPress(uploadPath(file), { progress, privateAddresses: false }, (item) =>
      report.add(item),
    );
    await report.finish(result, false);
    await finishImportJob({ id, file }, null);
    const { posts } = result.totals;
    const ms = Math.round(performance.now() - start);
    log.info({ event: 'import', outcome: 'done', kind: result.kind, ms, ...posts });
  } catch (error) {
    report.discard();
    if (error instanceof XmlError) {
      const { line, kind: quote } = error;
      await finishImportJob({ id, file }, { problem: 'broken', line, quote });
      return;
    }
    logFailure('An import ended half-way', error);
    process.exitCode = 1;
  } finally {
    clearInterval(heartbeat);
  }
}

function progressOf(id: number) {
  let last = 0;
  let lastPhase: ImportPhase | undefined;
  return (phase: ImportPhase, done: number, total: number) => {
    if (phase === lastPhase && done < total && Date.now() - last < PROGRESS_MS) return;
    last = Date.now();
    lastPhase = phase;
    void tell(id, { phase, done, total });
  };
}

/** Beside the work: a progress that cannot be stored is no reason to stop. */
function tell(id: number, progress?: Parameters<typeof extendLease>[1]): Promise<void> {
  return extendLease(id, progress).catch((error) => void logFailure('No progress could be stored', error));
}
