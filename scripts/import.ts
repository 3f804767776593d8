/**
 * `npm run import -- PATH…`: imports a WordPress export, of one file or several, or a Markdown file or a folder of them. Idempotent. Exits 1 if
 * something was left out for a problem in it, 2 if nothing could be imported.
 */
import './command-errors';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type FileReport, importMarkdown } from '@/db/import/markdown/import';
import { importWordPress, type WordPressOptions } from '@/db/import/wordpress/import';
import { migrate } from '@/db/migrate';
import { loadSiteSettings } from '@/db/site/stored-settings';
import { describeFileProblem } from '@/i18n/import-words';
import { problemsOf } from '@/lib/import/report';
import { isMarkdownFile } from '@/lib/markdown/file-name';
import { type AuthorProfile, parseUsers } from '@/lib/wordpress/read/rest-users';
import { log } from '@/runtime/log';
import { dataFolder, settings } from '@/runtime/settings';
import { type Edition, editions, isEdition, site } from '@/site.config';
import { fail, MISUSED } from './command-errors';
import { HtmlReport } from './import-report';
import { importTargetOf } from './import-target';
import { type ImportSource, importWithReport } from './import-with-report';
import { Progress } from './progress-bar';

const USAGE = `Usage: npm run import -- PATH… [OPTIONS]
  PATH                       a WordPress export (.xml), in several files or a folder of them if need be,
                             or a Markdown file (.md, .markdown), or a folder of them
  --dry-run                  say what would come in, and change nothing
  --report FILE              where to write the report (${path.join('data', 'import-report.html')})
  --language ${editions.join('|')}           of the report
Of a WordPress export:
  --uploads FOLDER           take pictures from this copy of wp-content/uploads before the network
  --authors FILE             what authors say of themselves: a Markdown list, or the JSON of /wp-json/wp/v2/users
  --edition ${editions.join('|')}            where posts without a language go; else the export's own language decides
  --allow-private-addresses  fetch pictures from this machine and its network, too`;

const WORDPRESS_ONLY = ['uploads', 'authors', 'edition', 'allow-private-addresses'] as const;

const { positionals, options } = readArguments();
const { kind, paths } = await importTargetOf(positionals).catch((error) =>
  fail(`${error.message}\n${USAGE}`, MISUSED),
);
const [target = ''] = paths;
if (kind === 'markdown') refuseWordPressOptions();
await migrate();
await loadSiteSettings();
process.exitCode = await importTarget();
// For log collectors; the terminal output above is for people.
if (!process.stdout.isTTY)
  log.info({ event: 'import', kind, trial: options['dry-run'], code: process.exitCode });

function readArguments() {
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
    const edition = toEditionOption('edition', values.edition);
    const language = toEditionOption('language', values.language);
    return { positionals, options: { ...values, edition, language } };
  } catch (error) {
    return fail(`${(error as Error).message}\n${USAGE}`, MISUSED);
  }
}

function toEditionOption(name: string, value: string | undefined): Edition | undefined {
  if (value === undefined || isEdition(value)) return value;
  throw new Error(`--${name} must be ${editions.join(' or ')}.`);
}

function refuseWordPressOptions(): void {
  const given = WORDPRESS_ONLY.find((name) => options[name]);
  if (given) fail(`--${given} is of a WordPress export.\n${USAGE}`, MISUSED);
}

async function importTarget(): Promise<number> {
  const dryRun = options['dry-run'];
  const authors = kind === 'wordpress' ? await readAuthors(options.authors, dryRun) : [];
  const file = options.report ?? path.join(dataFolder, 'import-report.html');
  const report = new HtmlReport(file, options.language ?? site.defaultEdition, settings.SITE_URL);
  const bar = new Progress(process.stderr);
  const progress: Progress['show'] = (...step) => bar.show(...step);
  const run: ImportSource['run'] =
    kind === 'markdown'
      ? (onItem) =>
          importMarkdown(target, { dryRun, progress }, (one) => {
            bar.clear();
            print(one);
            return onItem(one);
          })
      : (onItem) => importWordPress(paths, { ...wordPressOptions(), authors, dryRun, progress }, onItem);
  return importWithReport({ target, run }, dryRun, report, bar);
}

function wordPressOptions(): Pick<WordPressOptions, 'edition' | 'uploads' | 'privateAddresses'> {
  const { edition, uploads, 'allow-private-addresses': privateAddresses } = options;
  return { edition, uploads, privateAddresses };
}

/** Imports authors from a Markdown list; authors of the export then match them by name. */
async function readAuthors(file: string | undefined, dryRun: boolean): Promise<AuthorProfile[]> {
  if (file === undefined) return [];
  if (isMarkdownFile(file)) {
    const { totals } = await importMarkdown(file, { dryRun }, print);
    if (totals.posts['left-out'] > 0) fail(`The authors in ${file} could not be imported.`, MISUSED);
    return [];
  }
  try {
    return parseUsers(await readFile(file, 'utf8'));
  } catch (error) {
    return fail(`${file}: ${(error as Error).message}`, MISUSED);
  }
}

function print(report: FileReport): void {
  if (report.outcome !== 'left-out') console.log(`${report.outcome.padEnd(9)} ${report.file}`);
  for (const problem of problemsOf(report))
    console.error(`not imported  ${report.file}:${problem.line}: ${describeFileProblem(problem)}`);
}
