import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ImportKind } from '@/lib/import/report';
import { isMarkdownFile } from '@/lib/markdown/file-name';

/** What is imported: one Markdown file or folder, or the files of one WordPress export. */
interface ImportTarget {
  kind: ImportKind;
  paths: string[];
}

/**
 * Detects what the paths of the command are: Markdown by its file extension, or a folder, unless it holds only exports.
 * @throws Error with a message for the user
 */
export async function importTargetOf(paths: readonly string[]): Promise<ImportTarget> {
  const [only, ...more] = paths;
  if (only === undefined) throw new Error('Name a file or a folder.');
  const exports: string[] = [];
  for (const one of paths) {
    const found = await stat(one).catch(() => undefined);
    if (!found) throw new Error(`There is nothing at ${one}`);
    const files = found.isDirectory() ? await exportsIn(one) : isMarkdownFile(one) ? [] : [one];
    if (files.length === 0 && more.length > 0)
      throw new Error(`${one} is no WordPress export; import it by itself.`);
    exports.push(...files);
  }
  return exports.length > 0 ? { kind: 'wordpress', paths: exports } : { kind: 'markdown', paths: [only] };
}

/** The exports of a folder; none when it contains Markdown as well. */
async function exportsIn(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  if (files.some(isMarkdownFile)) return [];
  return files
    .filter((file) => /\.xml$/i.test(file) && !path.basename(file).startsWith('.'))
    .map((file) => path.join(folder, file))
    .sort();
}
