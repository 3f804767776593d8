/**
 * `npm run import -- PATH`: takes in a WordPress export, or a Markdown file or a folder of them. Safe to repeat. Exits 1
 * if something was left out for a mistake in it, 2 if nothing could be taken in.
 */
import './user-errors';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '@/db/migrate';
import type { ImportKind } from '@/lib/import/report';
import { type AuthorNote, readUsers } from '@/lib/wordpress/read/rest-users';
import { log } from '@/runtime/log';
import { dataFolder, settings } from '@/runtime/settings';
import { type Edition, editions, isEdition, site } from '@/site.config';
import { takeAuthorList, takeMarkdown } from './import-markdown';
import { HtmlReport } from './import-report';
import { takeWordPress } from './import-wordpress';
import { Progress } from './progress-bar';

const USAGE = `Usage: npm run import -- PATH [OPTIONS]
  PATH                       a WordPress export (.xml), a Markdown file, or a folder of them
  --dry-run                  say what would come in, and change nothing
  --report FILE              where to write the report (${path.join('data', 'import-report.html')})
  --language ${editions.join('|')}           of the report
Of a WordPress export:
  --uploads FOLDER           take pictures from this copy of wp-content/uploads before the network
  --authors FILE             what authors say of themselves: a Markdown list, or the JSON of /wp-json/wp/v2/users
  --edition ${editions.join('|')}            where posts without a language go; else the export's own language decides
  --allow-private-addresses  fetch pictures from this machine and its network, too`;

const WORDPRESS_ONLY = ['uploads', 'authors', 'edition', 'allow-private-addresses'] as const;

const { target, options } = readWords();
const kind: ImportKind = (await isFolder(target)) || /\.md$/i.test(target) ? 'markdown' : 'wordpress';
if (kind === 'markdown') refuseWordPressOptions();
await migrate();
process.exitCode = await take();
// For whoever collects what commands say; a person at a terminal has read it above.
if (!process.stdout.isTTY)
  log.info({ event: 'import', kind, trial: options['dry-run'], code: process.exitCode });

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
    const edition = toEditionOption('edition', values.edition);
    const language = toEditionOption('language', values.language);
    return { target, options: { ...values, edition, language } };
  } catch (error) {
    return fail(`${(error as Error).message}\n${USAGE}`);
  }
}

function toEditionOption(name: string, value: string | undefined): Edition | undefined {
  if (value === undefined || isEdition(value)) return value;
  throw new Error(`--${name} must be ${editions.join(' or ')}.`);
}

async function isFolder(target: string): Promise<boolean> {
  const found = await stat(target).catch(() => undefined);
  return found ? found.isDirectory() : fail(`There is nothing at ${target}`);
}

function refuseWordPressOptions(): void {
  const given = WORDPRESS_ONLY.find((name) => options[name]);
  if (given) fail(`--${given} is of a WordPress export.\n${USAGE}`);
}

async function take(): Promise<number> {
  const dryRun = options['dry-run'];
  const authors = kind === 'wordpress' ? await readAuthors(options.authors, dryRun) : [];
  const file = options.report ?? path.join(dataFolder, 'import-report.html');
  const report = new HtmlReport(file, options.language ?? site.defaultEdition, settings.SITE_URL);
  const progress = new Progress(process.stderr);
  try {
    if (kind === 'markdown') return await takeMarkdown(target, dryRun, report, progress);
    const more = {
      authors,
      dryRun,
      edition: options.edition,
      uploads: options.uploads,
      privateAddresses: options['allow-private-addresses'],
    };
    return await takeWordPress(target, more, report, progress);
  } catch (error) {
    progress.clear();
    report.discard();
    throw error;
  }
}

/** A Markdown list comes in as authors of ours, whom those of the export then meet by name. */
async function readAuthors(file: string | undefined, dryRun: boolean): Promise<AuthorNote[]> {
  if (file === undefined) return [];
  if (/\.md$/i.test(file)) {
    if (!(await takeAuthorList(file, dryRun))) fail(`The authors in ${file} could not be taken in.`);
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
