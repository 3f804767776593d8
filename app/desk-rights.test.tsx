/** Every page and action of the desk asks who is there, and refuses whom the table of lib/desk/roles.ts refuses. */
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { signIn } from '@/db/accounts/auth';
import { addStaff } from '@/db/accounts/staff';
import { setEditors } from '@/db/articles/editors';
import { client } from '@/db/core/client';
import { addErrorReport, listOpenReports } from '@/db/corrections/error-reports';
import { migrate } from '@/db/migrate';
import { emptyFields } from '@/lib/desk/article-fields';
import { refuseValue, seenValue } from '@/lib/desk/decision-form';
import { type Act, type Role, roles, scopeOf } from '@/lib/desk/roles';
import { markForbidden } from '@/runtime/refused-acts';
import { settings } from '@/runtime/settings';
import { articleRow, freshArticle, publishComment, sendComment } from '@/test/articles-and-comments';
import { formOf } from '@/test/form';

/** What the browser sends. */
const sent = vi.hoisted(() => ({ headers: new Headers() }));

class Left extends Error {}

vi.mock('server-only', () => ({}));
vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  // Memoized for a request: here each call is one.
  cache: (work: unknown) => work,
}));
vi.mock('next/cache', () => ({ cacheLife() {}, cacheTag() {}, refresh() {} }));
vi.mock('next/headers', () => ({
  headers: async () => sent.headers,
  cookies: async () => ({ get: () => undefined, set() {} }),
}));
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Left(to);
  },
  notFound: () => {
    throw new Left('forbidden');
  },
}));
vi.mock('@/runtime/refused-acts', () => ({ markForbidden: vi.fn() }));

const PASSWORD = 'كلمة مرور طويلة بما يكفي';
const cookies = {} as Record<Role, string>;

/** The author signs `own` and the editor edits it; `other` is nobody's. */
const place = { own: 0, other: 0 };
const made = {
  own: { waiting: '', published: '', report: '' },
  other: { waiting: '', published: '', report: '' },
};
let editor = '';
/** Whose account others change. */
let target = '';

beforeAll(async () => {
  await migrate();
  place.own = (await freshArticle({ author: 'نور الدين' })).id;
  place.other = (await freshArticle({ author: 'غيره' })).id;
  const colleague = { name: 'زميلة', email: 'target@example.com', role: 'author' as const };
  const added = await addStaff({ ...colleague, password: PASSWORD });
  if ('staff' in added) target = added.staff.id;
  for (const role of roles) {
    const email = `${role}@example.com`;
    const added = await addStaff({ name: role, email, role, password: PASSWORD });
    if ('errors' in added) throw new Error(JSON.stringify(added.errors));
    if (role === 'author') {
      const bind = 'UPDATE authors SET account_id = ? WHERE id = ?';
      const { authorId } = await articleRow('article-1');
      await client.execute({ sql: bind, args: [added.staff.id, authorId] });
    }
    if (role === 'editor') editor = added.staff.id;
    const signedIn = await signIn(email, PASSWORD, new Headers({ 'x-forwarded-for': role }));
    if ('error' in signedIn) throw new Error(signedIn.error);
    cookies[role] = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  }
});

beforeEach(() => vi.mocked(markForbidden).mockClear());

type Place = keyof typeof place;
const places = Object.keys(place) as Place[];

/** New comments for an action to act on, and the editor where they were. */
async function prepare(): Promise<void> {
  // What an editor saved or withdrew before.
  await client.execute('UPDATE articles SET draft = NULL');
  await setEditors(place.own, [editor], 'command');
  await setEditors(place.other, [], 'command');
  for (const where of places) {
    const waiting = seenValue(await sendComment(place[where]));
    const published = seenValue(await publishComment(place[where]));
    made[where] = { waiting, published, report: await reportError(place[where]) };
  }
}

/** @returns the id of the report */
async function reportError(articleId: number): Promise<string> {
  const browser = { address: `192.0.2.${typed % 256}`, agent: text(), visitor: '' };
  await addErrorReport({ articleId, passage: '', note: text() }, browser);
  const [newest] = (await listOpenReports({ articleId })).reports;
  return String(newest?.id);
}

let typed = 0;
const text = (word = 'نصّ') => {
  typed += 1;
  return `${word}${typed}`;
};

interface Posted {
  act: Act;
  form: (where: Place) => FormData;
}

const decision = (act: Act, value: string, state: 'waiting' | 'published' = 'waiting'): Posted => ({
  act,
  form: (where) => formOf({ decision: value, item: made[where][state], from: '/desk' }),
});

/** Each action, with a form that changes something for whoever may. */
const ACTIONS: Record<string, Posted[]> = {
  './(desk)/desk/actions.ts decide': [
    decision('decide', 'publish'),
    decision('decide', refuseValue('abuse')),
    decision('decide', 'spam'),
    decision('decide', 'undo'),
    decision('pick', 'pick', 'published'),
    decision('pick', 'unpick', 'published'),
  ],
  './(desk)/desk/actions.ts decideSelected': [decision('decide', 'publish')],
  './(desk)/desk/actions.ts undoLast': [decision('decide', 'undo')],
  './(desk)/desk/actions.ts editText': [
    { act: 'revise', form: (where) => formOf({ text: text(), item: made[where].published }) },
  ],
  './(desk)/desk/actions.ts pickWithNote': [
    { act: 'pick', form: (where) => formOf({ text: text(), item: made[where].published }) },
  ],
  './(desk)/desk/actions.ts answerComment': [
    { act: 'reply', form: (where) => formOf({ text: text(), item: made[where].waiting }) },
  ],
  './(desk)/desk/answers/actions.ts answerReader': [
    { act: 'answer', form: (where) => formOf({ text: text(), item: made[where].published }) },
  ],
  './(desk)/desk/answers/actions.ts proposeToEditors': [
    {
      act: 'propose',
      form: (where) => formOf({ kind: 'hold', note: text(), item: made[where].published }),
    },
  ],
  './(desk)/desk/answers/actions.ts chooseDigest': [
    { act: 'account', form: () => formOf({ digest: 'daily' }) },
  ],
  './(desk)/desk/articles/[id]/actions.ts saveThread': [
    {
      act: 'thread',
      form: (where) => formOf({ id: String(place[where]), mode: 'held', closesAfter: '', seen: ':' }),
    },
  ],
  './(desk)/desk/articles/[id]/actions.ts saveEditors': [
    { act: 'assign', form: (where) => formOf({ id: String(place[where]) }) },
  ],
  './(desk)/desk/articles/[id]/versions/actions.ts restore': [
    { act: 'publish', form: (where) => formOf({ id: String(place[where]), number: '1', version: '0' }) },
  ],
  './(desk)/desk/articles/[id]/versions/actions.ts setClosed': [
    { act: 'publish', form: (where) => formOf({ id: String(place[where]), number: '1', closed: '1' }) },
  ],
  './(desk)/desk/demo/actions.ts takeDemoAway': [
    { act: 'operate', form: () => formOf({ edited: 'remove' }) },
  ],
  './(desk)/desk/errors/actions.ts decideError': [
    { act: 'publish', form: (where) => formOf({ id: made[where].report, outcome: 'declined', answer: '' }) },
    { act: 'publish', form: (where) => formOf({ id: made[where].report, outcome: 'delete', answer: '' }) },
  ],
  './(desk)/desk/articles/actions.ts linkPreview': [
    { act: 'write', form: (where) => formOf({ id: String(place[where]) }) },
  ],
  './(desk)/desk/articles/actions.ts unlinkPreview': [
    { act: 'write', form: (where) => formOf({ id: String(place[where]), link: '1' }) },
  ],
  './(desk)/desk/front/actions.ts saveFront': [
    { act: 'front', form: () => formOf({ edition: 'ar', seen: '', rows: '0' }) },
  ],
  './(desk)/desk/site/actions.ts saveSite': [
    { act: 'site', form: () => formOf({ section: 'mail', 'sender-ar': text(), 'sender-en': '', seen: '0' }) },
  ],
  './(desk)/desk/site/actions.ts resetSite': [
    { act: 'site', form: () => formOf({ section: 'mail', seen: '0', intent: 'reset' }) },
  ],
  './(desk)/desk/site/actions.ts bringSettings': [
    {
      act: 'site',
      form: () => {
        const form = formOf({});
        const sender = { 'sender-ar': text(), 'sender-en': '' };
        form.set('file', new File([JSON.stringify({ mail: sender })], 'settings.json'));
        return form;
      },
    },
  ],
  './(desk)/desk/pictures/actions.ts choose': [
    { act: 'write', form: (where) => formOf({ id: String(place[where]), file: 'none.jpg', as: 'lead' }) },
  ],
  './(desk)/desk/pictures/actions.ts remove': [
    { act: 'catalogue', form: () => formOf({ file: 'none.jpg' }) },
  ],
  './(desk)/desk/authors/actions.ts saveAuthor': [
    { act: 'catalogue', form: () => formOf({ id: '1', name: text('اسم'), slug: '', bio: '', gender: '' }) },
  ],
  './(desk)/desk/topics/actions.ts saveTopic': [
    { act: 'catalogue', form: () => formOf({ id: '1', name: text('موضوع'), slug: '' }) },
  ],
  './(desk)/desk/topics/actions.ts place': [{ act: 'catalogue', form: () => formOf({ id: '1' }) }],
  './(desk)/desk/topics/actions.ts merge': [{ act: 'catalogue', form: () => formOf({ id: '1', into: '2' }) }],
  './(desk)/desk/names/actions.ts addName': [{ act: 'names', form: () => formOf({ name: text() }) }],
  './(desk)/desk/names/actions.ts removeName': [{ act: 'names', form: () => formOf({ id: '1' }) }],
  './(desk)/desk/words/actions.ts addWord': [
    { act: 'words', form: () => formOf({ text: text('كلمة'), match: 'exact', action: 'hold' }) },
  ],
  './(desk)/desk/words/actions.ts removeWord': [{ act: 'words', form: () => formOf({ id: '1' }) }],
  './(desk)/desk/password/actions.ts changeOwnPassword': [
    { act: 'account', form: () => formOf({ current: '', next: '', again: '' }) },
  ],
  './(desk)/desk/password/actions.ts namePasskey': [
    { act: 'account', form: () => formOf({ id: '1', name: text() }) },
  ],
  './(desk)/desk/password/actions.ts forgetPasskey': [{ act: 'account', form: () => formOf({ id: '1' }) }],
  './(desk)/desk/staff/actions.ts addAccount': [
    {
      act: 'staff',
      form: () => formOf({ name: text(), email: `${text('new')}@example.com`, role: 'admin' }),
    },
  ],
  './(desk)/desk/staff/actions.ts editAccount': [
    { act: 'staff', form: () => formOf({ id: target, role: 'admin' }) },
  ],
  './(desk)/desk/staff/actions.ts changeAccess': [
    { act: 'staff', form: () => formOf({ id: target, access: 'disable' }) },
  ],
};

const articleForm = (where: Place, intent: string) =>
  formOf({ ...emptyFields, id: String(place[where]), title: text('عنوان'), edition: 'ar', intent });

/** Of a new page, which an author could make if the form's word for it were not asked. */
const pageForm = (intent: string) =>
  formOf({
    ...emptyFields,
    title: text('صفحة'),
    edition: 'ar',
    purpose: 'rules',
    submission: text('x'),
    intent,
  });

/** Each handler that takes a post, likewise. */
const HANDLERS: Record<string, Posted[]> = {
  './(desk)/desk/articles/save/route.ts POST': [
    { act: 'write', form: (where) => articleForm(where, 'save') },
    { act: 'write', form: (where) => articleForm(where, 'discard') },
    { act: 'write', form: (where) => articleForm(where, 'propose') },
    { act: 'publish', form: (where) => articleForm(where, 'publish') },
    { act: 'publish', form: (where) => articleForm(where, 'schedule') },
    { act: 'publish', form: (where) => articleForm(where, 'cancel-change') },
    { act: 'publish', form: (where) => articleForm(where, 'unpublish') },
    ...['save', 'publish', 'unpublish'].map((intent) => ({
      act: 'pages' as const,
      form: () => pageForm(intent),
    })),
  ],
  './(desk)/desk/authors/portrait/route.ts POST': [
    { act: 'catalogue', form: () => formOf({ id: '1', remove: '1' }) },
    { act: 'catalogue', form: () => formOf({ id: '1', file: 'none.jpg' }) },
  ],
  './(desk)/desk/password/passkey/route.ts POST': [{ act: 'account', form: () => formOf({ name: text() }) }],
};

/** What is there for who is not signed in. */
const OPEN_ACTIONS = [
  './(desk)/desk/lost-password/actions.ts sendResetLink',
  './(desk)/desk/new-password/actions.ts setNewPassword',
  './(desk)/desk/sign-in/actions.ts sendSignIn',
  './(desk)/desk/welcome/actions.ts makeFirstAdmin',
];
const OPEN = [
  './(desk)/desk/lost-password/page.tsx',
  './(desk)/desk/new-password/page.tsx',
  './(sign-in)/desk/sign-in/page.tsx',
  './(sign-in)/desk/welcome/[token]/page.tsx',
];
/** Begin or leave a session, and choose a language: they change nothing that is stored of anybody else. */
const OPEN_HANDLERS = [
  './(desk)/desk/language/route.ts POST',
  './(desk)/desk/sign-in/passkey/route.ts POST',
  './(desk)/desk/sign-out/route.ts POST',
];
/** Asked for below by themselves. */
const OTHER_HANDLERS = [
  './(desk)/desk/articles/[id]/preview/route.ts GET',
  './(desk)/desk/articles/open/route.ts POST',
  './(desk)/desk/pages/[id]/preview/route.ts GET',
  './(desk)/desk/pictures/send/route.ts POST',
  './(desk)/desk/import/[id]/report/route.ts GET',
  './(desk)/desk/site/settings/route.ts GET',
];

type Action = (...args: unknown[]) => Promise<unknown>;
type Module = Record<string, Action>;
const ofDesk = (found: Record<string, () => Promise<Module>>) =>
  Object.fromEntries(Object.entries(found).filter(([file]) => /^\.\/\([^)]+\)\/desk\//.test(file)));
const files = ofDesk(import.meta.glob<Module>('./**/actions.ts'));
const handlers = ofDesk(import.meta.glob<Module>('./**/route.ts'));
const pages = ofDesk(import.meta.glob<Module>('./**/page.tsx'));

async function exportsOf(found: typeof files): Promise<string[]> {
  const named = await Promise.all(
    Object.entries(found).map(async ([file, load]) =>
      Object.keys(await load()).map((name) => `${file} ${name}`),
    ),
  );
  return named.flat().sort();
}

/** Posts to an action as somebody; gives where that led: `forbidden`, an address, or undefined. */
async function post(
  name: string,
  form: FormData,
  role: Role | null,
  also: Record<string, string> = {},
): Promise<string | undefined> {
  const [file = '', action = ''] = name.split(' ');
  sent.headers = new Headers({ origin: settings.SITE_URL, ...(role && { cookie: cookies[role] }), ...also });
  const run = (await (files[file] ?? handlers[file])?.())?.[action] as Action;
  if (file in handlers) return postTo(run, form);
  return led(() => (run.length === 2 ? run({ errors: {}, values: {} }, form) : run(form)));
}

/** Posts to a route handler; 401 is what a form gets that comes back with its text. */
async function postTo(run: Action, body: FormData): Promise<string | undefined> {
  let status = 0;
  const left = await led(async () => {
    ({ status } = (await run(new Request(settings.SITE_URL, { method: 'POST', body }))) as Response);
  });
  return status === 401 ? '/desk/sign-in' : left;
}

async function led(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof Left) return error.message;
    throw error;
  }
}

/** All that is stored, but for what signing in counts, and for the index of search. */
async function everything(): Promise<string> {
  const { rows } = await client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%' AND name <> 'sign_in_tries'",
  );
  const tables = await Promise.all(
    rows.map(async ({ name }) => [name, (await client.execute(`SELECT * FROM "${name}"`)).rows]),
  );
  return JSON.stringify(tables);
}

test('the table knows every action and every handler: add yours, with the act that it asks for', async () => {
  expect(await exportsOf(files)).toEqual([...Object.keys(ACTIONS), ...OPEN_ACTIONS].sort());
  expect(await exportsOf(handlers)).toEqual(
    [...OPEN_HANDLERS, ...OTHER_HANDLERS, ...Object.keys(HANDLERS)].sort(),
  );
});

const cases = Object.entries({ ...ACTIONS, ...HANDLERS }).flatMap(([name, posts]) =>
  posts.map((posted, index) => [name, index + 1, posted] as const),
);

/** Whether a role may act on what its author signs and its editor edits, or on what is nobody's of them. */
function may(role: Role, act: Act, where: Place): boolean {
  const own = { author: 'written', editor: 'edited', moderator: '', admin: '' }[role];
  const scope = scopeOf(role, act);
  return scope === 'yes' || scope === 'all' || (where === 'own' && scope === own);
}

const everybody = roles.flatMap((role) => places.map((where) => ({ role, where })));

describe.each(cases)('%s (%i)', (name, _, { act, form }) => {
  beforeEach(prepare);

  test('changes nothing for whom it refuses', async () => {
    const before = await everything();
    expect(await post(name, form('own'), null)).toBe('/desk/sign-in');
    for (const { role, where } of everybody.filter((one) => !may(one.role, act, one.where))) {
      expect(await post(name, form(where), role), `${role}, ${where}`).toBe('forbidden');
      expect(markForbidden).toHaveBeenLastCalledWith({ act, role });
    }
    expect(await everything()).toBe(before);
  });

  test('takes it from everybody else, and shows React the page as it is now', async () => {
    for (const { role, where } of everybody.filter((one) => may(one.role, act, one.where))) {
      const to = await post(name, form(where), role, { 'next-action': 'id' });
      expect(to, `${role}, ${where}`).not.toBe('forbidden');
      // React does not ask for a page to whose fragment it goes, unless it is another page, as that of an article here is.
      const isElsewhere = /(?:versions|pictures)\/actions/.test(name) && /articles\/\d+\?/.test(to ?? '');
      if (!isElsewhere && !name.includes('route.ts')) expect(to ?? '').not.toContain('#');
    }
    expect(markForbidden).not.toHaveBeenCalled();
  });
});

describe('pages', () => {
  /** Of what each asks for. */
  const ACTS: Record<string, Act> = {
    './(desk)/desk/articles/[id]/page.tsx': 'write',
    './(desk)/desk/articles/[id]/thread/page.tsx': 'thread',
    './(desk)/desk/articles/[id]/versions/page.tsx': 'write',
    './(desk)/desk/authors/[id]/page.tsx': 'catalogue',
    './(desk)/desk/authors/page.tsx': 'catalogue',
    './(desk)/desk/demo/page.tsx': 'operate',
    './(desk)/desk/errors/page.tsx': 'publish',
    './(desk)/desk/figures/page.tsx': 'figures',
    './(desk)/desk/front/page.tsx': 'front',
    './(desk)/desk/health/page.tsx': 'operate',
    './(desk)/desk/import/page.tsx': 'operate',
    './(desk)/desk/log/page.tsx': 'log',
    './(desk)/desk/names/page.tsx': 'names',
    './(desk)/desk/pages/[id]/page.tsx': 'write',
    './(desk)/desk/pages/[id]/versions/page.tsx': 'write',
    './(desk)/desk/pages/new/page.tsx': 'pages',
    './(desk)/desk/pages/page.tsx': 'pages',
    './(desk)/desk/site/page.tsx': 'site',
    './(desk)/desk/staff/page.tsx': 'staff',
    './(desk)/desk/topics/[id]/page.tsx': 'catalogue',
    './(desk)/desk/topics/page.tsx': 'catalogue',
    './(desk)/desk/welcome/page.tsx': 'operate',
    './(desk)/desk/words/page.tsx': 'words',
  };
  /** Of whoever writes anything at all. */
  const WRITERS = ['./(desk)/desk/articles/new/page.tsx', './(desk)/desk/articles/page.tsx'];
  /** Everybody's who is signed in, each with what is theirs; some are asked for below by themselves. */
  const EVERYBODYS = [
    './(desk)/desk/[...rest]/page.tsx',
    './(desk)/desk/answers/page.tsx',
    './(desk)/desk/forbidden/page.tsx',
    './(desk)/desk/page.tsx',
    './(desk)/desk/password/page.tsx',
    './(desk)/desk/pictures/page.tsx',
  ];
  beforeAll(prepare);
  const closed = Object.keys(pages).filter((file) => !OPEN.includes(file));
  const open = async (file: string, role: Role | null, query: Record<string, string> = {}) => {
    sent.headers = new Headers(role ? { cookie: cookies[role] } : {});
    const page = (await pages[file]?.())?.default as Action;
    const params = Promise.resolve({ id: String(place.other) });
    // Past its door a page asks for words and more, which are not there: only where it leads is looked at.
    return led(() => page({ params, searchParams: Promise.resolve(query) }).catch(rethrowLeft));
  };
  const rethrowLeft = (error: unknown) => {
    if (error instanceof Left) throw error;
  };

  test('the table knows every page: add yours, with the act that it asks for', () => {
    expect([...Object.keys(ACTS), ...WRITERS, ...EVERYBODYS].sort()).toEqual(closed.sort());
  });

  test.each(closed)('%s asks who is there', async (file) => {
    expect(await open(file, null)).toBe('/desk/sign-in');
  });

  test.each(Object.entries(ACTS).flatMap(([file, act]) => roles.map((role) => [file, role, act] as const)))(
    '%s to %s',
    async (file, role, act) => {
      const scope = scopeOf(role, act);
      expect((await open(file, role)) === 'forbidden').toBe(!['yes', 'all'].includes(scope));
    },
  );

  test.each(WRITERS)('%s to who writes', async (file) => {
    for (const role of roles)
      expect(await open(file, role), role).toBe(role === 'moderator' ? 'forbidden' : undefined);
  });

  test('the preview of an article, pictures and the rich editor for one, and the settings ask who is there', async () => {
    const params = Promise.resolve({ id: String(place.other) });
    const load = async (name = '') => (await handlers[name.split(' ')[0] ?? '']?.()) ?? {};
    const [preview = {}, body = {}, ofPage = {}, pictures = {}, report = {}, siteFile = {}] =
      await Promise.all(OTHER_HANDLERS.map(load));
    sent.headers = new Headers({ cookie: cookies.moderator });
    expect(await led(() => (report.GET as Action)(new Request(settings.SITE_URL), { params }))).toBe(
      'forbidden',
    );
    expect(await led(siteFile.GET as Action)).toBe('forbidden');
    expect(ofPage.GET).toBe(preview.GET);
    const ask = (role: Role | null) => {
      sent.headers = new Headers({ origin: settings.SITE_URL, ...(role && { cookie: cookies[role] }) });
      return led(() => (preview.GET as Action)(new Request(settings.SITE_URL), { params }));
    };
    expect(await ask(null)).toBe('/desk/sign-in');
    expect([await ask('author'), await ask('moderator'), await ask('editor')]).toEqual([
      'forbidden',
      'forbidden',
      undefined,
    ]);
    const posts = [
      () => postTo(pictures.POST as Action, formOf({ picture: '' })),
      () => postTo(body.POST as Action, formOf({ body: 'نص' })),
    ];
    sent.headers = new Headers({ origin: settings.SITE_URL, cookie: cookies.moderator });
    for (const send of posts) expect(await send()).toBe('forbidden');
    sent.headers = new Headers({ origin: settings.SITE_URL, cookie: cookies.author });
    for (const send of posts) expect(await send()).toBeUndefined();
  });

  test('pictures are looked through by who writes, for a portrait by who may change authors', async () => {
    const store = './(desk)/desk/pictures/page.tsx';
    expect([await open(store, 'author'), await open(store, 'author', { author: '1' })]).toEqual([
      undefined,
      'forbidden',
    ]);
    expect(await open(store, 'editor', { author: '1' })).toBeUndefined();
  });

  test('the queue sends who does not read it to their own page, and shows an editor their comments alone', async () => {
    const queue = './(desk)/desk/page.tsx';
    await prepare();
    const [own, others] = places.map((where) => ({ comment: made[where].waiting.split(':')[0] ?? '' }));
    expect(await open(queue, 'author')).toBe('/desk/answers');
    expect(await open(queue, 'author', own)).toBe('forbidden');
    expect(await open(queue, 'editor', own)).toBeUndefined();
    expect(await open(queue, 'editor', others)).toBe('forbidden');
    expect(await open(queue, 'moderator', others)).toBeUndefined();
  });
});
