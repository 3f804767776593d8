/** What the proofreader finds is mended from the article's form, by its buttons alone. */
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test, vi } from 'vitest';
import { Proofreading } from '@/components/desk/articles/proofreading';
import { migrate } from '@/db/migrate';
import { findDeskArticle } from '@/db/writing/article';
import { intlOf } from '@/i18n/edition';
import { emptyFields } from '@/lib/desk/article-fields';
import { findingsIn } from '@/lib/desk/article-proofreading';
import { site } from '@/site.config';
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

const TEXT = 'عاد الى البيت ، ثم قال أنه متعب. ثم ذهب الى النهر.';

beforeAll(async () => {
  await migrate();
  const { name, email } = staff;
  staff.id = (await storeStaff({ name, email, role: 'admin' })).id;
});

/** Sends the form by a button. @returns where it leads, and the text as it is then saved */
async function press(id: number, version: number, body: string, button: Record<string, string>) {
  const { POST } = await import('./(desk)/desk/articles/save/route');
  const fields = {
    ...emptyFields,
    title: 'عنوان',
    body,
    edition: 'ar',
    id: String(id),
    version: String(version),
  };
  const request = new Request('http://localhost/desk/articles/save', {
    method: 'POST',
    body: formOf({ ...fields, ...button }),
  });
  const answer = await POST(request);
  const saved = await findDeskArticle(id, staff.id);
  return {
    to: answer.headers.get('location') ?? '',
    text: saved?.fields.body,
    revision: saved?.revision ?? 0,
  };
}

/** The page’s list of findings. */
function listOf(body: string): string {
  const fields = { ...emptyFields, body };
  return renderToStaticMarkup(
    <NextIntlClientProvider {...intlOf('ar')}>
      <Proofreading findings={findingsIn(fields, site.proofreading)} fields={fields} mended={undefined} />
    </NextIntlClientProvider>,
  );
}

test('one by one, then all that are safe; what was typed since is saved with it', async () => {
  const { id } = await freshArticle({});
  const buttons = listOf(TEXT).match(/<button[^>]*name="fix"[^>]*>/g) ?? [];
  const values = buttons.map((tag) => /value="([^"]+)"/.exec(tag)?.[1]?.replaceAll('&quot;', '"') ?? '');
  // All that are safe, and each of the four.
  expect(values).toHaveLength(5);
  const one = await press(id, 0, `${TEXT} كلمة.`, {
    fix: values.find((value) => value.includes('inna')) ?? '',
  });
  expect(one.to).toMatch(/mended=1#proofreading$/);
  expect(one.text).toBe('عاد الى البيت ، ثم قال إنه متعب. ثم ذهب الى النهر. كلمة.');
  const all = await press(id, one.revision, one.text ?? '', { fix: 'all' });
  expect(all.to).toMatch(/mended=3#proofreading$/);
  expect(all.text).toBe('عاد إلى البيت، ثم قال إنه متعب. ثم ذهب إلى النهر. كلمة.');
});

test('a place that is no longer there mends nothing, and the text is saved', async () => {
  const { id } = await freshArticle({});
  const pressed = await press(id, 0, 'نص آخر.', { fix: '["body","hamza-qat",4,"الى"]' });
  expect(pressed.to).toMatch(/mended=0#proofreading$/);
  expect(pressed.text).toBe('نص آخر.');
});

test('saving mends nothing unasked', async () => {
  const { id } = await freshArticle({});
  expect((await press(id, 0, TEXT, { intent: 'save' })).text).toBe(TEXT);
});

test('the list tells the rule and its reason, and a warning has no button', () => {
  const list = listOf('قام ببيع بيته، وعاد الى القرية.');
  expect(list).toContain('همزة قطع، تُكتب فوق الألف أو تحتها');
  expect(list).toMatch(/<mark>قام ببيع<\/mark>/);
  expect(list.match(/name="fix"/g)).toHaveLength(2);
  expect(list).toContain('aria-label="تصحيح «الى»"');
});
