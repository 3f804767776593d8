import { isUtf8 } from 'node:buffer';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileProblem } from '@/lib/import/problem';
import {
  addToTotals,
  emptyTotals,
  type ImportNote,
  type ImportResult,
  type ItemReport,
  note,
} from '@/lib/import/report';
import { isMarkdownFile } from '@/lib/markdown/file-name';
import { parseSource, type Source } from '@/lib/markdown/parse';
import { FileImporter, type ImportedFile } from './file-importer';

/** The outcome of one file; `id` is its path within the folder. */
export interface FileReport extends ItemReport {
  /** Its path, beginning with the target as given. */
  file: string;
  pictures: ImportedFile['pictures'];
}

export interface MarkdownOptions {
  dryRun?: boolean;
  progress?: (phase: 'files' | 'posts', done: number, total: number) => void;
}

type Result = ImportedFile | FileProblem[];

/**
 * Imports a Markdown file, or recursively a folder of them: lists of authors and topics first, so that articles find them. A file with a
 * problem is left out whole and reported; the others are imported.
 * @param onFile called with the outcome of each file
 * @throws when `target` does not exist
 */
export async function importMarkdown(
  target: string,
  { dryRun = false, progress = () => {} }: MarkdownOptions = {},
  onFile: (report: FileReport) => void | Promise<void> = () => {},
): Promise<ImportResult> {
  const isFolder = (await stat(target)).isDirectory();
  const { files, others } = isFolder ? await filesIn(target) : { files: [target], others: [] };
  const folder = isFolder ? target : path.dirname(target);
  const importer = new FileImporter(folder, dryRun);
  const totals = emptyTotals();
  const report = async (file: string, result: Result) => {
    const report = reportOf(folder, file, result);
    addToTotals(totals, report);
    const { stored, known } = report.pictures;
    totals.pictures.stored += stored;
    totals.pictures.known += known;
    totals.pictures.wanted += stored + known;
    await onFile(report);
  };
  // Articles are read again when their turn comes, so that memory does not grow with the folder.
  const articles: string[] = [];
  for (const [index, file] of files.entries()) {
    const source = await parseFile(file);
    if (source.kind === 'problems') await report(file, source.problems);
    else if (source.kind === 'article') articles.push(file);
    else if (source.kind === 'topics') await report(file, await attempt(() => importer.importTopics(source)));
    else await report(file, await attempt(() => importer.importAuthors(file, source)));
    progress('files', index + 1, files.length);
  }
  for (const [index, file] of articles.entries()) {
    const result = await attempt(async () => {
      const source = await parseFile(file);
      if (source.kind === 'article') return importer.importArticle(file, source);
      return [{ line: 1, kind: 'changed-meanwhile' }];
    });
    await report(file, result);
    progress('posts', index + 1, articles.length);
  }
  const from = path.basename(path.resolve(target));
  const notes: ImportNote[] = [];
  for (const file of others) note(notes, 'file-kind', path.relative(folder, file));
  if (others.length > 0) totals.notes['file-kind'] = others.length;
  return { kind: 'markdown', from, totals, withoutId: 0, notes, unresolvedLinks: [] };
}

/** What an article may name as its picture. */
const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg|heic|tiff?|bmp)$/i;

/** The Markdown files of a folder, and those that are neither that nor pictures. */
async function filesIn(folder: string): Promise<{ files: string[]; others: string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .filter((entry) => !entry.name.startsWith('.'))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  const isHidden = (file: string) => /(?:^|[\\/])\./.test(path.relative(folder, file));
  return {
    files: paths.filter(isMarkdownFile),
    others: paths.filter((file) => !isMarkdownFile(file) && !PICTURE.test(file) && !isHidden(file)),
  };
}

async function parseFile(file: string): Promise<Source> {
  try {
    const bytes = await readFile(file);
    if (isUtf8(bytes)) return parseSource(bytes.toString());
    return { kind: 'problems', problems: [{ line: 1, kind: 'encoding', values: { encoding: 'UTF-8' } }] };
  } catch (error) {
    return { kind: 'problems', problems: [unforeseen(error)] };
  }
}

/** An unexpected error is a problem of the one file, too. */
async function attempt(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    return [unforeseen(error)];
  }
}

function unforeseen(error: unknown): FileProblem {
  return { line: 1, kind: 'failed', quote: (error as Error).message };
}

function reportOf(folder: string, file: string, result: Result): FileReport {
  const id = path.relative(folder, file);
  if (!Array.isArray(result)) {
    const { isKept, ...imported } = result;
    return { id, file, notes: isKept ? [{ kind: 'edited-here', count: 1 }] : [], ...imported };
  }
  return {
    id,
    file,
    title: path.basename(id),
    outcome: 'left-out',
    draft: null,
    path: null,
    notes: result.map((problem) => ({ kind: 'mistake', problem, count: 1 })),
    pictures: { stored: 0, known: 0 },
  };
}
