/** What becomes of the form of an article that is sent, beside its text. */
import { and, eq } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { articleEditors } from '@/db/schema/article-links';
import { findDeskArticle } from '@/db/writing/article';
import { emptyFields } from '@/lib/desk/article-fields';
import { freshArticle } from '@/test/articles-and-comments';
import { formOf } from '@/test/form';
import { storeStaff } from '@/test/staff';

const staff = vi.hoisted(() => ({ id: '', name: 'ليلى', email: 'layla@example.org', role: 'admin' }));

vi.mock('server-only', () => ({}));
vi.mock('next/cache', () => ({ cacheLife() {}, cacheTag() {} }));
vi.mock('next/headers', () => ({ headers: async () => new Headers(), cookies: async () => ({ get() {} }) }));
vi.mock('@/db/accounts/session', () => ({
  requireSameOrigin: async () => {},
  currentStaff: async () => staff,
  requireStaff: async () => staff,
}));

beforeAll(async () => {
  await migrate();
  const { name, email } = staff;
  staff.id = (await storeStaff({ name, email, role: 'admin' })).id;
});

beforeEach(() => {
  staff.role = 'admin';
});

/** Sends the form by a button, or as the script does. */
async function send(fields: Record<string, string | File>, accept = 'text/html') {
  const { POST } = await import('./(desk)/desk/articles/save/route');
  const typed = { ...emptyFields, title: 'عنوان', body: 'نص.', edition: 'ar', version: '0', ...fields };
  const form = formOf({});
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  const request = new Request('http://localhost/desk/articles/save', {
    method: 'POST',
    body: form,
    headers: { accept },
  });
  return POST(request);
}

const ledTo = (answer: Response) => answer.headers.get('location') ?? '';
const idIn = (path: string) => Number(/articles\/(\d+)/.exec(path)?.[1]);

test('the script is told which article its first save has made', async () => {
  const submission = 'once-only';
  const first = (await (await send({ submission }, 'application/json')).json()) as {
    id: number;
    page: string;
  };
  expect(first.page).toBe(`/desk/articles/${first.id}`);
  // The button that is pressed before the answer came makes no second one.
  expect(idIn(ledTo(await send({ submission, intent: 'save' })))).toBe(first.id);
});

test('an article that was deleted while somebody wrote begins again with what they wrote', async () => {
  const to = ledTo(await send({ id: '987654', title: 'كُتب وقد حُذف', intent: 'publish' }));
  expect(to).toContain('done=begun-again');
  const made = await findDeskArticle(idIn(to), staff.id);
  expect([made?.fields.title, made?.state]).toEqual(['كُتب وقد حُذف', 'draft']);
});

test('whose text the script saved edits the article, too', async () => {
  staff.role = 'editor';
  const { id } = await freshArticle({});
  await send({ id: String(id), title: 'عنوان المحرّرة' }, 'application/json');
  const isIt = and(eq(articleEditors.articleId, id), eq(articleEditors.accountId, staff.id));
  expect(await db.select().from(articleEditors).where(isIt)).toHaveLength(1);
});

test('a file with nothing in it is told beside its field, and the text is saved', async () => {
  const to = ledTo(await send({ submission: 'lost-picture', heroFile: new File([], 'البحر.jpg') }));
  expect(decodeURIComponent(to)).toContain('"field":"hero","kind":"picture-unreadable"');
  const chosen = await send({ submission: 'no-picture', heroFile: new File([], '') });
  expect(ledTo(chosen)).toContain('done=saved');
});
