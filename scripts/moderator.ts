/** `npm run moderator -- add EMAIL [--name NAME] [--admin] | list | password|disable|enable EMAIL`: accounts of the desk. */
import './command-errors';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import {
  addModerator,
  findModeratorByEmail,
  type ListedModerator,
  listModerators,
  resetPassword,
  setDisabled,
} from '@/db/accounts/moderators';
import { migrate } from '@/db/migrate';
import { isPassword, PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '@/lib/desk/moderator';
import { moderatorSchema } from '@/lib/desk/moderator-form';
import { firstErrors } from '@/lib/forms/read';
import { fail, MISUSED, REFUSED } from './command-errors';

const USAGE = `Usage:
  npm run moderator -- add EMAIL [--name NAME] [--admin]
  npm run moderator -- list
  npm run moderator -- password EMAIL
  npm run moderator -- disable EMAIL
  npm run moderator -- enable EMAIL
The password is read from MODERATOR_PASSWORD, or asked for on a terminal.`;

const { command, email, name, admin } = readArguments();
if (command === 'list' && !email) await list();
else if (!email) fail(USAGE, MISUSED);
else if (command === 'add') await add(email, name, admin);
else if (command === 'password') await setPassword(email);
else if (command === 'disable' || command === 'enable') await setAccess(email, command === 'disable');
else fail(USAGE, MISUSED);

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { name: { type: 'string' }, admin: { type: 'boolean', default: false } },
    });
    const [command, email, ...rest] = positionals;
    return rest.length > 0 ? fail(USAGE, MISUSED) : { command, email, ...values };
  } catch (error) {
    return fail(`${(error as Error).message}\n${USAGE}`, MISUSED);
  }
}

async function add(typedEmail: string, typedName: string | undefined, admin: boolean): Promise<void> {
  const parsed = moderatorSchema.safeParse({
    email: typedEmail,
    name: typedName ?? typedEmail.split('@')[0] ?? '',
    role: admin ? 'admin' : 'moderator',
  });
  if (!parsed.success) {
    if (firstErrors(parsed.error).email) fail(`${typedEmail} is not an e-mail address`, MISUSED);
    fail('The name is empty or too long', MISUSED);
  }
  await migrate();
  const moderator = parsed.data;
  if (await findModeratorByEmail(moderator.email)) fail(`${moderator.email} is a moderator already`, REFUSED);
  const password = await readPassword();
  const added = await addModerator({ ...moderator, password });
  if ('error' in added) fail(`${moderator.email} is a moderator already`, REFUSED);
  console.log(`Added ${moderator.email} (${moderator.name}) as ${moderator.role}`);
}

async function list(): Promise<void> {
  await migrate();
  const all = await listModerators();
  if (all.length === 0) console.log('There is no moderator yet: npm run moderator -- add EMAIL --admin');
  for (const { email, name, role, disabled } of all)
    console.log([email, role, disabled ? 'disabled' : 'enabled', name].join('\t'));
}

async function setPassword(typedEmail: string): Promise<void> {
  const { id, email } = await find(typedEmail);
  await resetPassword(id, await readPassword());
  console.log(`${email} has the new password, and is signed out`);
}

async function setAccess(email: string, disabled: boolean): Promise<void> {
  const moderator = await find(email);
  await setDisabled(moderator.id, disabled);
  console.log(`${moderator.email} is ${disabled ? 'disabled, and signed out' : 'enabled'}`);
}

async function find(email: string): Promise<ListedModerator> {
  await migrate();
  const moderator = await findModeratorByEmail(email);
  return moderator ?? fail(`There is no moderator ${email}`, REFUSED);
}

async function readPassword(): Promise<string> {
  const password = process.env.MODERATOR_PASSWORD || (await askForPassword());
  if (isPassword(password)) return password;
  fail(`A password has ${PASSWORD_MIN_LENGTH} to ${PASSWORD_MAX_LENGTH} characters`, REFUSED);
}

async function askForPassword(): Promise<string> {
  if (!process.stdin.isTTY)
    fail('Set MODERATOR_PASSWORD, or run this on a terminal to be asked for it', MISUSED);
  const password = await askUnseen(`Password (at least ${PASSWORD_MIN_LENGTH} characters): `);
  if ((await askUnseen('The same again: ')) !== password) fail('The two differ', REFUSED);
  return password;
}

/** Asks without echo: the line editor writes into nothing. */
async function askUnseen(question: string): Promise<string> {
  process.stdout.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const close = () => {
    terminal.close();
    process.stdout.write('\n');
  };
  terminal.on('SIGINT', () => {
    close();
    fail('Nothing was changed', 130);
  });
  const answer = await terminal.question('');
  close();
  return answer;
}
