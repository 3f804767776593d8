/**
 * `npm run import -- PATH`: takes in a WordPress export, or a Markdown file or a folder of them. Safe to repeat. Exits 1
 * if something was left out for a mistake in it, 2 if nothing could be taken in.
 */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { importMarkdown } from '@/db/import';
import { migrate } from '@/db/migrate';
import { dataFolder, settings } from '@/db/settings';
import { importWordPress } from '@/db/wordpress';
import { type AuthorNote, readUsers } from '@/lib/author-notes';
import { XmlError } from '@/lib/xml-stream';
import { type Edition, editions, isEdition, site } from '@/site.config';
import { Progress } from './import-progress';
import { HtmlReport } from './import-report';
import { summaryLines } from './import-summary';

const USAGE = `Usage: npm run import -- PATH [OPTIONS]
  PATH                       a WordPress export (.xml), a Markdown file, or a folder of them
Of a WordPress export:
  --dry-run                  say what would come in, and change nothing
  --uploads FOLDER           take pictures from this copy of wp-content/uploads before the network
  --authors FILE             what authors say of themselves: a Markdown list, or the JSON of /wp-json/wp/v2/users
  --edition ${editions.join('|')}            where posts without a language go; else the export's own language decides
  --report FILE              where to write the report (${path.join('data', 'import-report.html')})
  --language ${editions.join('|')}           of the report
  --allow-private-addresses  fetch pictures from this machine and its network, too`;

const { target, options } = readWords();
await migrate();
const isMarkdown = (await isFolder(target)) || /\.md$/i.test(target);
process.exitCode = await (isMarkdown ? takeMarkdown(target) : takeWordPress(target));

function readWords() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        uploads: { type: 'string' },
        authors: { type: 'string' },
        edition: { type: 'string' },
        report: { type: 'string' },
        language: { type: 'string' },
        'allow-private-addresses': { type: 'boolean', default: false },
      },
    });
    const [target] = positionals;
    if (!target || positionals.length > 1) throw new Error('Name one file or folder.');
    for (const name of ['edition', 'language'] as const) {
      const value = values[name];
      if (value !== undefined && !isEdition(value))
        throw new Error(`--${name} must be ${editions.join(' or ')}.`);
    }
    return { target, options: values };
  } catch (error) {
    return fail(`${(error as Error).message}\n${USAGE}`);
  }
}

async function isFolder(target: string): Promise<boolean> {
  const found = await stat(target).catch(() => undefined);
  if (!found) fail(`There is nothing at ${target}`);
  return found?.isDirectory() ?? false;
}

async function takeMarkdown(target: string): Promise<number> {
  const tally = { added: 0, updated: 0, unchanged: 0, 'left out': 0 };
  for await (const result of importMarkdown(target)) {
    if ('outcome' in result) {
      tally[result.outcome]++;
      console.log(`${result.outcome.padEnd(9)} ${result.file}`);
    } else {
      tally['left out']++;
      for (const { line, reason } of result.problems)
        console.error(`left out  ${result.file}:${line}: ${reason}`);
    }
  }
  const counts = Object.entries(tally).map(([outcome, files]) => `${files} ${outcome}`);
  console.log(counts.join(', '));
  return tally['left out'] > 0 ? 1 : 0;
}

async function takeWordPress(file: string): Promise<number> {
  const authors = await readAuthors(options.authors);
  const dryRun = options['dry-run'];
  const language = (options.language as Edition | undefined) ?? site.defaultEdition;
  const report = new HtmlReport(
    options.report ?? path.join(dataFolder, 'import-report.html'),
    language,
    settings.SITE_URL,
  );
  const progress = new Progress(process.stderr);
  try {
    const moved = await importWordPress(
      file,
      {
        authors,
        dryRun,
        edition: options.edition as Edition | undefined,
        uploads: options.uploads,
        privateAddresses: options['allow-private-addresses'],
        progress: (...step) => progress.show(...step),
      },
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
    report.discard();
    if (!(error instanceof XmlError)) throw error;
    console.error(`${file}:${error.line}: ${error.message}`);
    console.error('Nothing was taken in.');
    return 2;
  }
}

/** A Markdown list comes in as authors of ours, whom those of the export then meet by name; not for a trial. */
async function readAuthors(file: string | undefined): Promise<AuthorNote[]> {
  if (file === undefined) return [];
  if (/\.md$/i.test(file)) {
    if (!options['dry-run'] && (await takeMarkdown(file)) > 0)
      fail(`The authors in ${file} could not be taken in.`);
    return [];
  }
  try {
    return readUsers(await readFile(file, 'utf8'));
  } catch (error) {
    return fail(`${file}: ${(error as Error).message}`);
  }
}

function fail(words: string): never {
  console.error(words);
  process.exit(2);
}
