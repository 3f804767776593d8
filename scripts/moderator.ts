/** `npm run moderator -- add EMAIL [--name NAME] [--admin] | list | disable EMAIL | enable EMAIL`: who may open the desk. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { addModerator, findByEmail, listModerators, setDisabled } from '@/db/accounts/moderators';
import { migrate } from '@/db/migrate';
import { isPassword, PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '@/lib/desk/moderator';
import { moderatorSchema } from '@/lib/desk/moderator-form';
import { firstErrors } from '@/lib/forms/read';

const USAGE = `Usage:
  npm run moderator -- add EMAIL [--name NAME] [--admin]
  npm run moderator -- list
  npm run moderator -- disable EMAIL
  npm run moderator -- enable EMAIL
The password is read from MODERATOR_PASSWORD, or asked for on a terminal.`;

/** Exit codes: the command was not understood, or it was and cannot be done. */
const MISUSED = 2;
const REFUSED = 1;

/** Said to the person at the terminal instead of a stack. */
class CommandError extends Error {
  constructor(
    message: string,
    readonly code: number = REFUSED,
  ) {
    super(message);
  }
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof CommandError)) throw error;
  console.error(error.message);
  process.exitCode = error.code;
}

async function run(words: string[]): Promise<void> {
  const { command, email, name, admin } = understand(words);
  if (command === 'list' && !email) {
    await migrate();
    return list();
  }
  if (!email) throw new CommandError(USAGE, MISUSED);
  if (command === 'add') return add(email, name, admin);
  if (command === 'disable' || command === 'enable') return setAccess(email, command === 'disable');
  throw new CommandError(USAGE, MISUSED);
}

function understand(words: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { name: { type: 'string' }, admin: { type: 'boolean', default: false } },
    });
    const [command, email, ...rest] = positionals;
    if (rest.length > 0) throw new CommandError(USAGE, MISUSED);
    return { command, email, name: values.name, admin: values.admin };
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${(error as Error).message}\n${USAGE}`, MISUSED);
  }
}

async function add(typedEmail: string, typedName: string | undefined, admin: boolean): Promise<void> {
  const parsed = moderatorSchema.safeParse({
    email: typedEmail,
    name: typedName ?? typedEmail.split('@')[0] ?? '',
    role: admin ? 'admin' : 'moderator',
  });
  if (!parsed.success) {
    if (firstErrors(parsed.error).email)
      throw new CommandError(`${typedEmail} is not an e-mail address`, MISUSED);
    throw new CommandError('The name is empty or too long', MISUSED);
  }
  await migrate();
  const moderator = parsed.data;
  if (await findByEmail(moderator.email)) throw new CommandError(`${moderator.email} is a moderator already`);
  const password = await readPassword();
  const added = await addModerator({ ...moderator, password });
  if ('error' in added) throw new CommandError(`${moderator.email} is a moderator already`);
  console.log(`Added ${moderator.email} (${moderator.name}) as ${moderator.role}`);
}

async function list(): Promise<void> {
  const all = await listModerators();
  if (all.length === 0) console.log('There is no moderator yet: npm run moderator -- add EMAIL --admin');
  for (const { email, name, role, disabled } of all)
    console.log([email, role, disabled ? 'disabled' : 'enabled', name].join('\t'));
}

async function setAccess(email: string, disabled: boolean): Promise<void> {
  await migrate();
  const moderator = await findByEmail(email);
  if (!moderator) throw new CommandError(`There is no moderator ${email}`);
  await setDisabled(moderator.id, disabled);
  console.log(`${moderator.email} is ${disabled ? 'disabled, and signed out' : 'enabled'}`);
}

async function readPassword(): Promise<string> {
  const password = process.env.MODERATOR_PASSWORD || (await askForPassword());
  if (isPassword(password)) return password;
  throw new CommandError(`A password has ${PASSWORD_MIN_LENGTH} to ${PASSWORD_MAX_LENGTH} characters`);
}

async function askForPassword(): Promise<string> {
  if (!process.stdin.isTTY)
    throw new CommandError('Set MODERATOR_PASSWORD, or run this on a terminal to be asked for it', MISUSED);
  const password = await askUnseen(`Password (at least ${PASSWORD_MIN_LENGTH} characters): `);
  if ((await askUnseen('The same again: ')) !== password) throw new CommandError('The two differ');
  return password;
}

/** Asks without showing what is typed: the line editor writes into nothing. */
async function askUnseen(question: string): Promise<string> {
  process.stdout.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const interrupted = new Promise<never>((_, reject) => {
    terminal.on('SIGINT', () => reject(new CommandError('Nothing was added', 130)));
  });
  try {
    return await Promise.race([terminal.question(''), interrupted]);
  } finally {
    terminal.close();
    process.stdout.write('\n');
  }
}
