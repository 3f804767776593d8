/** The folder of exports that were sent at the desk, and of the reports of their imports. */
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { dataFolder } from '@/runtime/settings';

export const uploadFolder = path.join(dataFolder, 'imports');

export function uploadPath(file: string): string {
  return path.join(uploadFolder, file);
}

export function reportPath(id: number): string {
  return path.join(uploadFolder, `report-${id}.html`);
}

/** Removes the rows of a report (scripts/import-report.ts) whose process was killed. */
export async function removeReportRows(id: number): Promise<void> {
  const name = path.basename(reportPath(id));
  const rows = (await readdir(uploadFolder)).filter((file) => file.startsWith(`${name}.`));
  for (const file of rows) await rm(uploadPath(file), { force: true });
}
