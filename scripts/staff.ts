/** `npm run staff -- add|set EMAIL --role ROLE … | link | list | password|disable|enable EMAIL`: who works at the desk. */
import './command-errors';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { editionsOfAuthor, listBylines } from '@/db/accounts/bylines';
import { issueFirstAdminToken } from '@/db/accounts/first-admin';
import {
  addStaff,
  changeAccount,
  findStaffByEmail,
  type ListedStaff,
  listStaff,
  resetPassword,
  setDisabled,
} from '@/db/accounts/staff';
import { migrate } from '@/db/migrate';
import { isPassword, PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '@/lib/accounts/account';
import {
  type AuthorErrors,
  type StaffErrors,
  staffSchema,
  type TypedAuthors,
} from '@/lib/accounts/staff-form';
import { WELCOME } from '@/lib/desk/paths';
import { type Role, roles } from '@/lib/desk/roles';
import { firstErrors } from '@/lib/forms/read';
import { siteUrl } from '@/runtime/site-url';
import { fail, MISUSED, REFUSED } from './command-errors';

const USAGE = `Usage:
  npm run staff -- add EMAIL --role ${roles.join('|')} [--name NAME] [--author SLUG]
  npm run staff -- set EMAIL [--role ${roles.join('|')}] [--author SLUG | --no-author]
  npm run staff -- link
  npm run staff -- list
  npm run staff -- password EMAIL
  npm run staff -- disable EMAIL
  npm run staff -- enable EMAIL
link prints an address, good once and for a day, where the first admin is made in the browser.
--author says which author of the byline it is, in every edition that has the slug; given twice, for a slug in each.
It takes the place of the authors that the account was; set leaves as it is what is not given.
The password is read from STAFF_PASSWORD, or asked for on a terminal.`;

const { command, email, ...options } = readArguments();
if (command === 'list' && !email) await list();
else if (command === 'link' && !email) await link();
else if (!email) fail(USAGE, MISUSED);
else if (command === 'add') await add(email, options);
else if (command === 'set') await change(email, options);
else if (command === 'password') await setPassword(email);
else if (command === 'disable' || command === 'enable') await setAccess(email, command === 'disable');
else fail(USAGE, MISUSED);

type Options = Omit<ReturnType<typeof readArguments>, 'command' | 'email'>;

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        role: { type: 'string' },
        author: { type: 'string', multiple: true },
        'no-author': { type: 'boolean' },
      },
    });
    const [command, email, ...rest] = positionals;
    return rest.length > 0 ? fail(USAGE, MISUSED) : { command, email, ...values };
  } catch (error) {
    return fail(`${(error as Error).message}\n${USAGE}`, MISUSED);
  }
}

async function add(typedEmail: string, { name, role: typedRole, author = [] }: Options): Promise<void> {
  const role = roleOf(typedRole);
  const parsed = staffSchema
    .pick({ name: true, email: true })
    .safeParse({ email: typedEmail, name: name ?? typedEmail.split('@')[0] ?? '' });
  if (!parsed.success) {
    if (firstErrors(parsed.error).email) fail(`${typedEmail} is not an e-mail address`, MISUSED);
    fail('The name is empty or too long', MISUSED);
  }
  await migrate();
  const account = { ...parsed.data, role, authors: await authorsAt(author) };
  if (await findStaffByEmail(account.email)) fail(`${account.email} has an account already`, REFUSED);
  const added = await addStaff({ ...account, password: await readPassword() });
  if ('errors' in added) fail(refusalOf(account.email, added.errors), REFUSED);
  console.log(`Added ${account.email} (${account.name}) as ${role}`);
}

/** Changes the role of an account, or which authors it is. */
async function change(
  typedEmail: string,
  { name, role: typedRole, author, 'no-author': none }: Options,
): Promise<void> {
  if (name !== undefined || (author && none) || !(typedRole || author || none)) fail(USAGE, MISUSED);
  const role = typedRole === undefined ? undefined : roleOf(typedRole);
  const { id, email } = await find(typedEmail);
  const changed = await changeAccount(id, { role, authors: none ? {} : author && (await authorsAt(author)) });
  if (changed && 'errors' in changed) fail(refusalOf(email, changed.errors), REFUSED);
  await list(email);
}

function roleOf(typed: string | undefined): Role {
  return roles.find((known) => known === typed) ?? fail(`The role is one of ${roles.join(', ')}`, MISUSED);
}

async function authorsAt(slugs: readonly string[]): Promise<TypedAuthors> {
  const found: TypedAuthors = {};
  for (const slug of slugs) {
    const editions = await editionsOfAuthor(slug.normalize());
    if (editions.length === 0) fail(`There is no author ${slug}`, REFUSED);
    for (const edition of editions) found[edition] = slug.normalize();
  }
  return found;
}

function refusalOf(email: string, errors: StaffErrors | AuthorErrors): string {
  return 'email' in errors ? `${email} has an account already` : 'The author is another account already';
}

/** Prints the address where the first admin is made. */
async function link(): Promise<void> {
  await migrate();
  const token = await issueFirstAdminToken();
  if (token === null) fail('There is an admin already: they add others at /desk/staff', REFUSED);
  console.log(siteUrl(`${WELCOME}/${token}`));
}

/** A line for each account, or for one: e-mail, role, whether it may sign in, name, and the authors it is. */
async function list(only?: string): Promise<void> {
  await migrate();
  const bylines = await listBylines();
  const all = (await listStaff()).filter(({ email }) => only === undefined || email === only);
  if (all.length === 0) console.log('Nobody works here yet: npm run staff -- add EMAIL --role admin');
  for (const { id, email, name, role, disabled } of all) {
    const own = bylines.filter(({ accountId }) => accountId === id);
    const authors = own.map(({ edition, slug }) => `${edition}/${slug}`).join(' ');
    console.log([email, role, disabled ? 'disabled' : 'enabled', name, authors].join('\t'));
  }
}

async function setPassword(typedEmail: string): Promise<void> {
  const { id, email } = await find(typedEmail);
  await resetPassword(id, await readPassword());
  console.log(`${email} has the new password, and is signed out`);
}

async function setAccess(email: string, disabled: boolean): Promise<void> {
  const staff = await find(email);
  await setDisabled(staff.id, disabled);
  console.log(`${staff.email} is ${disabled ? 'disabled, and signed out' : 'enabled'}`);
}

async function find(email: string): Promise<ListedStaff> {
  await migrate();
  return (await findStaffByEmail(email)) ?? fail(`There is no account ${email}`, REFUSED);
}

async function readPassword(): Promise<string> {
  const password = process.env.STAFF_PASSWORD || (await askForPassword());
  if (isPassword(password)) return password;
  fail(`A password has ${PASSWORD_MIN_LENGTH} to ${PASSWORD_MAX_LENGTH} characters`, REFUSED);
}

async function askForPassword(): Promise<string> {
  if (!process.stdin.isTTY) fail('Set STAFF_PASSWORD, or run this on a terminal to be asked for it', MISUSED);
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
