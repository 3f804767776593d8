/** `npm run privacy -- export EMAIL [--file FILE] | erase EMAIL [--dry-run] [--yes]`: personal data. */
import './command-errors';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { migrate } from '@/db/migrate';
import { erasePerson } from '@/db/privacy/erase';
import { exportPerson, findPerson, type Person } from '@/db/privacy/person';
import { exportWriting } from '@/db/privacy/writing';
import { log } from '@/runtime/log';
import { fail, MISUSED, REFUSED } from './command-errors';

const USAGE = `Usage:
  npm run privacy -- export EMAIL [--file FILE]
  npm run privacy -- erase EMAIL [--dry-run] [--yes]
  --file FILE  where to write the export, for nobody else to read; else it is printed
  --dry-run    say what would be erased, and erase nothing
  --yes        do not ask`;

const { command, email, options } = readArguments();
await migrate();
const person = await findPerson(email);
if (!person) console.log(`Nothing is kept of ${email}.`);
else if (command === 'export') await exportTo(person, options.file);
else await erase(person);

function readArguments() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: {
        file: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
      },
    });
    const [command, email, ...rest] = positionals;
    const isKnown = command === 'export' || command === 'erase';
    if (!isKnown || !email?.includes('@') || rest.length > 0) return fail(USAGE, MISUSED);
    return { command, email, options: values };
  } catch (error) {
    return fail(`${(error as Error).message}\n${USAGE}`, MISUSED);
  }
}

async function exportTo(person: Person, file: string | undefined): Promise<void> {
  const text = `${JSON.stringify(await exportPerson(email, person), null, 2)}\n`;
  if (file === undefined) return void process.stdout.write(text);
  await writeFile(file, text, { flag: 'wx', mode: 0o600 }).catch((error: Error) =>
    fail(error.message, REFUSED),
  );
  console.log(`Written: ${file}`);
}

async function erase(person: Person): Promise<void> {
  const { comments, mails, errorReports, account } = person;
  console.log(
    `Of ${email}: ${comments.length} comments, ${mails.length} mails, ${errorReports.length} reports of errors${account ? ', and an account of the desk' : ''}.`,
  );
  if (account) {
    const { signs, savedLast, published } = await exportWriting(account.id);
    console.log(
      `Kept, as the newsroom’s: ${signs.length} articles that it signs, ${savedLast.length} texts it saved last, ${published.length} versions it published. They lose its name here, not their byline: see docs/0019-retention.md.`,
    );
  }
  if (account && !account.disabled)
    fail(`This account may be at work: first npm run staff -- disable ${email}`, REFUSED);
  if (options['dry-run']) return console.log('Nothing was erased: this was a trial.');
  if (!options.yes) await ask();
  await erasePerson(person);
  // For log collectors; the next line is for people.
  if (!process.stdout.isTTY) log.info({ event: 'erasure', comments: comments.length });
  console.log('Erased. Backups made before still hold it: see docs/0019-retention.md.');
}

/** Erasing cannot be taken back. */
async function ask(): Promise<void> {
  if (!process.stdin.isTTY) fail('Nobody is here to be asked: --yes erases without asking.', MISUSED);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Erase it for ever? Type yes: ');
  terminal.close();
  if (answer.trim().toLowerCase() !== 'yes') fail('Nothing was erased.', REFUSED);
}
