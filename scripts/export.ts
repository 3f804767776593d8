/**
 * `npm run export -- TARGET`: writes everything the site has into files that others read: a WordPress export where the
 * name ends in .xml, else a folder of Markdown. The site may run meanwhile.
 */
import { exportMarkdown, type MarkdownExport } from '@/db/export-markdown';
import { ExportError } from '@/db/export-target';
import { Progress } from './import-progress';

const [target, ...more] = process.argv.slice(2);
if (!target || more.length > 0 || target.startsWith('-')) {
  console.error(`Usage: npm run export -- TARGET
  TARGET  a folder to be made, for Markdown files that the import reads`);
  process.exit(2);
}

const progress = new Progress(process.stderr);
try {
  const done = await exportMarkdown(target, (...step) => progress.show('posts', ...step));
  progress.clear();
  for (const line of markdownLines(target, done)) console.log(line);
  process.exitCode = done.changed.length + done.missing.length > 0 ? 1 : 0;
} catch (error) {
  progress.clear();
  if (!(error instanceof ExportError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

function markdownLines(folder: string, done: MarkdownExport): string[] {
  const { articles, authors, pictures, left, changed, missing } = done;
  const lines = [
    `Written: ${folder}, with ${articles} articles, ${authors} authors and ${pictures} pictures.`,
  ];
  if (left.comments > 0) lines.push(`Not in it: ${left.comments} comments, which Markdown has no place for.`);
  if (left.drafts > 0) lines.push(`Not in it: ${left.drafts} drafts, which would come in as published.`);
  for (const file of changed) lines.push(`Would not come in as it is here: ${file}`);
  for (const file of missing) lines.push(`Its file is lost: the picture ${file}`);
  return lines;
}
