import type { Page } from '@playwright/test';
import { hiddenFields } from '@/test/commenter';
import { expectAccessible, expectNoProblems } from './accessible';
import { enter, expect, PASSWORD, signIn, type TestModerator, test, watchPolicy } from './fixtures';
import { mailTo } from './mailbox';

const PAGES = ['/desk', '/desk/words', '/desk/names', '/desk/staff'];

/** Matches a URL of the desk, whatever its fragment. */
const at = (path: string) => (url: URL) => url.pathname + url.search === path;

/** Opens a page of the desk, and signs in where it redirects to. */
async function signInAt(
  page: Page,
  moderator: Pick<TestModerator, 'email' | 'password'>,
  address = '/desk',
): Promise<void> {
  await page.goto(address);
  await signIn(page, moderator);
  await expect(page.getByRole('button', { name: 'تسجيل الخروج' })).toBeVisible();
}

test('a moderator added by the command signs in, is named, and signs out for good', {
  tag: '@no-js-only',
}, async ({ page, context, command }) => {
  const moderator = {
    name: 'ليلى',
    email: `added-${Date.now()}-${test.info().parallelIndex}@example.com`,
    password: PASSWORD,
  };
  const added = await command(
    'staff',
    'add',
    moderator.email,
    '--role',
    'moderator',
    '--name',
    moderator.name,
  );
  expect(added.status, added.said).toBe(0);
  await signInAt(page, moderator);
  await expect(page).toHaveURL(at('/desk'));
  await expect(page.getByRole('heading', { level: 1, name: 'المراجعة' })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText(moderator.name);
  const kept = await context.cookies();
  expect(kept.filter(({ name }) => /session/.test(name))).toMatchObject([
    { httpOnly: true, sameSite: 'Lax' },
  ]);

  await page.getByRole('button', { name: 'تسجيل الخروج' }).click();
  await expect(page).toHaveURL(at('/desk/sign-in'));
  await context.addCookies(kept);
  await page.goto('/desk');
  await expect(page, 'the session is gone, whoever kept its cookie').toHaveURL(at('/desk/sign-in'));
});

test('every page asked for without a session leads to sign-in and back, with its query', async ({
  page,
  request,
  appoint,
}) => {
  const moderator = await appoint();
  for (const address of PAGES) {
    const answer = await request.get(address, { maxRedirects: 0 });
    expect(answer.status(), address).toBe(307);
    expect(answer.headers().location).toContain('/desk/sign-in');
  }
  await signInAt(page, moderator, '/desk/words?added=7&note=a%26b');
  await expect(page).toHaveURL(at('/desk/words?added=7&note=a%26b'));
  await expect(page.locator('input[type=password]'), 'nothing that was typed stays behind').toHaveCount(0);
  await page.goto('/desk/sign-in?to=/desk/names');
  await expect(page, 'who is signed in already').toHaveURL(at('/desk/names'));
});

test('signing in never leads off the site', async ({ page, appoint }) => {
  const moderator = await appoint();
  await signInAt(page, moderator, '/desk/sign-in?to=https%3A%2F%2Fevil.example%2Fdesk');
  await expect(page).toHaveURL(at('/desk'));
});

test('a wrong password is answered without telling what was wrong, and the e-mail is kept', {
  tag: '@no-js',
}, async ({ page, appoint }) => {
  const moderator = await appoint();
  await page.goto('/desk/sign-in');
  for (const email of [moderator.email, 'nobody@example.com']) {
    await signIn(page, { ...moderator, email, password: 'not the password' });
    await expect(page.getByRole('main').getByRole('alert')).toHaveText(
      'البريد الإلكتروني أو كلمة المرور غير صحيحة.',
    );
    await expect(page.getByRole('textbox', { name: 'البريد الإلكتروني' })).toHaveValue(email);
    await expect(page.getByRole('textbox', { name: 'كلمة المرور' })).toHaveValue('');
  }
  await signIn(page, { ...moderator, password: '' });
  await expect(page.getByRole('main').getByRole('alert')).toHaveText('اكتب بريدك الإلكتروني وكلمة المرور.');
  await signIn(page, moderator);
  await expect(page).toHaveURL(at('/desk'));
});

test('too many tries are stopped, with the minutes to wait', async ({ page, stage, appoint }) => {
  const moderator = await appoint();
  await page.goto('/desk/sign-in');
  await stage('guess', moderator.email, 10);
  await signIn(page, moderator);
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(
    'محاولات كثيرة. انتظر 15 دقيقة ثم حاول من جديد.',
  );
});

test('a moderator changes their password, which ends their other sessions', { tag: '@no-js-only' }, async ({
  page,
  browser,
  appoint,
  javaScriptEnabled,
}) => {
  const moderator = await appoint();
  const NEXT = 'كلمة مرور أخرى طويلة';
  const elsewhere = await browser.newContext({ javaScriptEnabled });
  const other = await elsewhere.newPage();
  await signInAt(other, moderator);
  await enter(page, moderator);
  await page.getByRole('link', { name: 'حسابي' }).click();
  const change = async (current: string, next: string, again: string) => {
    await page.getByRole('textbox', { name: 'كلمة المرور الحالية' }).fill(current);
    await page.getByRole('textbox', { name: 'كلمة المرور الجديدة', exact: true }).fill(next);
    await page.getByRole('textbox', { name: 'كلمة المرور الجديدة مرة أخرى' }).fill(again);
    await page.getByRole('button', { name: 'تغيير كلمة المرور' }).click();
  };
  await change(moderator.password, 'قصيرة', 'غيرها');
  await expect(page.getByText('15 حرفًا على الأقل.')).toBeVisible();
  await expect(page.getByText('لا تطابق كلمة المرور الجديدة.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'كلمة المرور الحالية' })).toHaveValue('');
  await change('not the password', NEXT, NEXT);
  await expect(page.getByText('ليست هذه كلمة مرورك الحالية.')).toBeVisible();
  await change(moderator.password, NEXT, NEXT);
  await expect(page.getByRole('main').getByRole('status')).toContainText('تغيّرت كلمة المرور');

  await other.goto('/desk');
  await expect(other, 'the other browser is out').toHaveURL(/\/desk\/sign-in/);
  await signInAt(other, { ...moderator, password: NEXT });
  await page.goto('/desk');
  await expect(page, 'this one is still in').toHaveURL(at('/desk'));
  await elsewhere.close();
});

test('a passkey is added with the password, signs in without it, and is no more once it was removed', async ({
  page,
  appoint,
}) => {
  const editor = await appoint('editor');
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true } as const;
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, hasUserVerification: true, isUserVerified: true },
  });
  await enter(page, editor, '/desk/password');
  const part = page.getByRole('region', { name: 'مفاتيح المرور' });
  const add = part.getByRole('button', { name: 'إضافة مفتاح مرور' });
  await part.getByRole('textbox', { name: 'اسم المفتاح' }).fill('هاتف ليلى');
  await add.click();
  await expect(part.getByRole('textbox', { name: 'كلمة مرورك' })).toHaveAccessibleDescription(
    'اكتب كلمة مرورك.',
  );
  await part.getByRole('textbox', { name: 'كلمة مرورك' }).fill(editor.password);
  await add.click();
  await expect(part.getByRole('status')).toHaveText('أُضيف مفتاح المرور.');
  await expect(part.getByRole('listitem')).toContainText('هاتف ليلى');

  const leave = page.getByRole('button', { name: 'تسجيل الخروج' });
  const byPasskey = page.getByRole('button', { name: 'الدخول بمفتاح مرور' });
  await leave.click();
  await page.goto('/desk/sign-in?to=/desk/password');
  await byPasskey.click();
  await expect(page).toHaveURL(at('/desk/password'));
  await part.getByRole('button', { name: 'حذف: هاتف ليلى' }).click();
  await expect(part.getByRole('status')).toContainText('حُذف المفتاح من حسابك.');
  await leave.click();
  await byPasskey.click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'لا يعرف هذا الموقع مفتاح المرور هذا.',
  );
});

test('a disabled moderator is out at once, and learns why with the right password only', async ({
  page,
  appoint,
  command,
}) => {
  const moderator = await appoint();
  await enter(page, moderator, '/desk/words');
  expect((await command('staff', 'disable', moderator.email)).status).toBe(0);
  await page.getByRole('textbox', { name: 'الكلمة أو العبارة' }).fill('ممنوعة');
  await page.getByRole('button', { name: 'إضافة' }).click();
  await expect(page).toHaveURL(/\/desk\/sign-in/);
  await signIn(page, { ...moderator, password: 'not the password' });
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(
    'البريد الإلكتروني أو كلمة المرور غير صحيحة.',
  );
  await signIn(page, moderator);
  await expect(page.getByRole('main').getByRole('alert')).toContainText('هذا الحساب معطَّل');
  await command('staff', 'enable', moderator.email);
  await signIn(page, moderator);
  await expect(page).toHaveURL(at('/desk/words'));
  await expect(page.getByText('ممنوعة')).toHaveCount(0);
});

test('who may not open a page is answered 403, by words that say who may', async ({ page, appoint }) => {
  const [author, moderator] = [await appoint('author'), await appoint()];
  await enter(page, author);
  await expect(page, 'an author has no queue').toHaveURL(at('/desk/answers'));
  await expect(page.getByRole('navigation', { name: 'أقسام المكتب' }).getByRole('link')).toHaveText([
    'الردود',
    'المقالات',
    'الصور',
  ]);
  await enter(page, moderator);
  await expect(page.getByRole('navigation').getByRole('link', { name: 'الفريق' })).toHaveCount(0);
  const answer = await page.goto('/desk/moderators');
  expect(answer?.status()).toBe(403);
  await expect(page, 'where the page was before').toHaveURL(at('/desk/staff'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('هذا خارج صلاحياتك');
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    '«الحسابات والصلاحيات» لمن صلاحيته: إدارة. وصلاحية حسابك: إشراف.',
  );
  await expect(page.getByText(moderator.email)).toHaveCount(0);
});

test('an editor answers comments of their articles, and gets back what was written when that is no more', {
  tag: '@no-js',
}, async ({ page, appoint, publish, stage }) => {
  const [article, other] = [await publish(), await publish()];
  const editor = await appoint('editor');
  await stage('setEditor', article.slug, editor.email);
  for (const { slug } of [article, other]) await stage('send', slug, ['زيد']);
  await enter(page, editor);
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(1);
  await expect(page.getByRole('main')).toContainText(article.title);
  await page.getByRole('article').getByText('الردّ باسم التحرير').click();
  await page.getByRole('textbox', { name: 'ردّك' }).fill('جواب طويل كُتب بعناية');
  await stage('setEditor', article.slug, null);
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: 'نشر التعليق والردّ' }).click();
  expect((await answered).status()).toBe(403);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('هذا خارج صلاحياتك');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('لم يتغيّر شيء.');
  await expect(page.getByRole('textbox', { name: 'ما كتبته' })).toHaveValue('جواب طويل كُتب بعناية');
  await stage('setEditor', article.slug, editor.email);
  await page.goto('/desk');
  await expect(page.getByRole('main').getByRole('article'), 'nothing was decided').toHaveCount(1);
});

test('an admin adds an account, whose first password is shown once and works, and says which author it is', {
  tag: '@no-js',
}, async ({ page, browser, appoint, publish }) => {
  const admin = await appoint('admin');
  const other = await appoint();
  const byline = `كاتبة ${Date.now()}`;
  await publish({ author: byline });
  await enter(page, admin, '/desk/staff');
  await page.getByRole('textbox', { name: 'البريد الإلكتروني' }).fill(other.email.toUpperCase());
  await page.getByRole('button', { name: 'إضافة', exact: true }).click();
  await expect(page.getByText('اكتب الاسم.')).toBeVisible();
  await page.getByRole('textbox', { name: 'الاسم' }).fill('سلمى');
  await page.getByRole('button', { name: 'إضافة', exact: true }).click();
  await expect(page.getByText('لهذا البريد حساب في القائمة.')).toBeVisible();

  const email = `new-${Date.now()}-${test.info().parallelIndex}@example.com`;
  await page.getByRole('textbox', { name: 'البريد الإلكتروني' }).fill(email);
  await page.getByRole('textbox', { name: 'الاسم' }).fill('سلمى');
  const add = page.locator('#add-staff');
  await add.getByRole('combobox', { name: 'الكاتب في النسخة العربية' }).fill('لا أحد');
  await page.getByRole('button', { name: 'إضافة', exact: true }).click();
  await expect(page.getByText('لا كاتب بهذا الاسم في هذه النسخة.')).toBeVisible();
  await add.getByRole('combobox', { name: 'الكاتب في النسخة العربية' }).fill(byline);
  await page.getByRole('button', { name: 'إضافة', exact: true }).click();
  await expect(page.getByRole('status')).toContainText(email);
  const password = (await page.getByRole('status').locator('code').textContent()) ?? '';
  expect(password).toMatch(/^(\w{5}-){3}\w{5}$/);
  const row = page.getByRole('listitem').filter({ hasText: email });
  await expect(row).toContainText('سلمى');
  await page.goto('/desk/staff');
  expect(await page.content()).not.toContain(password);

  const context = await browser.newContext();
  const theirs = await context.newPage();
  await signInAt(theirs, { email, password });
  await theirs.goto('/desk/staff');
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('هذا خارج صلاحياتك');

  await expect(row).toContainText(byline);
  await row.getByText('تغيير', { exact: true }).click();
  await expect(row.getByRole('combobox', { name: 'الكاتب في النسخة العربية' })).toHaveValue(/كاتبة-/);
  await row.getByRole('combobox', { name: 'الصلاحية' }).selectOption('إدارة');
  await row.getByRole('button', { name: 'حفظ' }).click();
  await expect(row.getByRole('status')).toHaveText('حُفظ الحساب.');
  await theirs.reload();
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('الفريق');

  await row.getByRole('button', { name: 'تعطيل' }).click();
  await expect(row).toContainText('معطَّل');
  await theirs.reload();
  await expect(theirs).toHaveURL(/\/desk\/sign-in/);

  const own = page.getByRole('listitem').filter({ hasText: admin.email });
  await expect(own).toContainText('أنت');
  await expect(own.getByRole('combobox', { name: 'الصلاحية' })).toHaveCount(0);
  await expect(own.getByRole('button', { name: 'تعطيل' })).toHaveCount(0);
  await context.close();
});

test('a moderator adds and deletes watched words', { tag: '@no-js' }, async ({ page, moderator }) => {
  const word = `كلمة${Date.now()}${test.info().parallelIndex}`;
  await enter(page, moderator, '/desk/words');
  const text = page.getByRole('textbox', { name: 'الكلمة أو العبارة' });
  const add = page.getByRole('button', { name: 'إضافة' });
  await add.click();
  await expect(text).toHaveAccessibleDescription('اكتب كلمة أو عبارة فيها حرف واحد على الأقل.');
  await text.fill(`${word} أخرى`);
  await page.getByRole('combobox', { name: 'المطابقة' }).selectOption('الكلمة وما اشتُقّ منها');
  await page.getByRole('combobox', { name: 'الإجراء' }).selectOption('يُرفض');
  await add.click();
  await expect(text).toHaveAccessibleDescription('هذه أكثر من كلمة. اختر «عبارة» في المطابقة.');
  await expect(text).toHaveValue(`${word} أخرى`);
  await expect(page.getByRole('combobox', { name: 'المطابقة' })).toHaveValue('stem');
  await text.fill(word);
  await add.click();
  await expect(page.getByRole('status')).toHaveText(`أُضيفت: ${word}`);
  await expect(text).toHaveValue('');
  const row = page.getByRole('listitem').filter({ hasText: word });
  await expect(row).toContainText('الكلمة وما اشتُقّ منها');
  await expect(row).toContainText('يُرفض');

  await text.fill(`${word.slice(0, 1)}ـ${word.slice(1)}`);
  await page.getByRole('combobox', { name: 'المطابقة' }).selectOption('الكلمة وما اشتُقّ منها');
  await add.click();
  await expect(text).toHaveAccessibleDescription('هذه الكلمة في القائمة بالمطابقة نفسها.');

  await page.getByRole('button', { name: `حذف ${word}` }).click();
  await expect(row).toHaveCount(0);
});

test('a moderator adds and deletes names of the newsroom', async ({ page, moderator }) => {
  const mark = `${Date.now()}${test.info().parallelIndex}`;
  await enter(page, moderator, '/desk/names');
  const name = page.getByRole('textbox', { name: 'الاسم' });
  await page.getByRole('button', { name: 'إضافة' }).click();
  await expect(name).toHaveAccessibleDescription('اكتب اسمًا فيه حرف واحد على الأقل.');
  await name.fill(`أحمد ${mark}`);
  await page.getByRole('button', { name: 'إضافة' }).click();
  await expect(page.getByRole('status')).toHaveText(`أُضيف: أحمد ${mark}`);
  await name.fill(`احمَد${mark}`);
  await page.getByRole('button', { name: 'إضافة' }).click();
  await expect(name).toHaveAccessibleDescription('هذا الاسم في القائمة، وإن اختلف رسمه.');
  await expect(name).toHaveValue(`احمَد${mark}`);
  await page.getByRole('button', { name: `حذف أحمد ${mark}` }).click();
  await expect(page.getByRole('listitem').filter({ hasText: mark })).toHaveCount(0);
});

test('the desk speaks the language its moderator chose, from right to left or left to right', async ({
  page,
  appoint,
}) => {
  const moderator = await appoint();
  await page.goto('/desk/names');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await page.getByRole('textbox', { name: 'Email' }).fill(moderator.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(moderator.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Our team’s names');
  await page.getByRole('button', { name: 'العربية' }).click();
  await expect(page).toHaveURL(at('/desk/names'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('أسماء فريقنا');
});

test('a form that was sent from elsewhere does nothing', async ({ page, moderator }) => {
  await enter(page, moderator, '/desk/names');
  const origins = [{ origin: 'https://evil.example' }, { origin: 'null' }, {}];
  for (const headers of origins as Record<string, string>[]) {
    for (const address of ['/desk/sign-out', '/desk/language', '/desk/names', '/desk/sign-in']) {
      const answer = await page.request.post(address, { headers, form: { language: 'en' } });
      expect(answer.status(), `${address} ${headers.origin}`).toBe(403);
      expect(answer.headers()['set-cookie']).toBeUndefined();
    }
  }
  const lost = { multipart: { body: 'نصّ كتبه أحدهم' }, headers: { origin: 'https://evil.example' } };
  const returned = await page.request.post('/desk/articles/save', lost);
  expect([returned.status(), (await returned.text()).includes('نصّ كتبه أحدهم')]).toEqual([403, true]);
  expect((await page.request.get('/desk/nothing')).status()).toBe(404);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 }), 'signed in as before').toHaveText('أسماء فريقنا');
});

test('an action cannot be reached past the desk either', async ({ page, moderator, baseURL }) => {
  await enter(page, moderator, '/desk/names');
  const html = await (await page.request.get('/desk/names')).text();
  const form = html.split('<form').find((part) => part.includes('id="team-name"')) ?? '';
  const name = `دخيل ${Date.now()}`;
  const multipart = { ...(Object.fromEntries(hiddenFields(form)) as Record<string, string>), name };
  for (const address of ['/ar', '/desk/names']) {
    for (const origin of ['https://evil.example', 'null', '']) {
      const headers: Record<string, string> = origin ? { origin } : {};
      // A page without such a form answers with a redirect to itself.
      const answer = await page.request.post(address, { multipart, headers, maxRedirects: 0 });
      expect(answer.ok(), `${address} from ${origin}`).toBe(false);
    }
  }
  await page.reload();
  await expect(page.getByText(name)).toHaveCount(0);
  await page.request.post('/desk/names', { multipart, headers: { origin: baseURL ?? '' } });
  await page.reload();
  await expect(page.getByText(name), 'the same from our own page').toHaveCount(1);
});

test('no page of the desk is stored, indexed or framed, and each has a policy with a nonce of its own', async ({
  page,
  appoint,
}) => {
  await enter(page, await appoint('admin'));
  const nonces = new Set<string>();
  for (const address of [...PAGES, '/desk/sign-in', '/desk/nothing', '/%64esk']) {
    const answer = await page.request.get(address, { maxRedirects: 0 });
    const headers = answer.headers();
    expect(headers['cache-control'], address).toContain('no-store');
    expect(headers['x-robots-tag'], address).toContain('noindex');
    const policy = headers['content-security-policy'] ?? '';
    expect(policy, address).toContain("frame-ancestors 'none'");
    expect(policy, address).not.toMatch(/unsafe-/);
    nonces.add(policy.match(/script-src 'nonce-([^']{22,})' 'strict-dynamic'/)?.[1] ?? '');
  }
  expect(nonces.has('')).toBe(false);
  expect(nonces.size).toBe(7);
});

test('a robot is served the reader wing like everybody else', async ({ request }) => {
  for (const agent of ['Twitterbot/1.0', 'bingbot/2.0', 'Googlebot', 'maqal-desk', 'MAQAL-DESK']) {
    const headers = { 'user-agent': agent };
    expect(await (await request.get('/ar', { headers })).text(), agent).not.toContain('__next_f');
    expect((await request.get('/ar/nothing', { headers })).status(), agent).toBe(404);
  }
});

test('axe finds nothing wrong in the desk, in the light and in the dark, and nothing scrolls sideways', async ({
  page,
  appoint,
}) => {
  test.slow();
  const violations = watchPolicy(page);
  await page.goto('/desk/sign-in');
  await expectNoProblems(page, 'sign-in');
  await signIn(page, { email: 'nobody@example.com', password: 'not the password' });
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
  await expectNoProblems(page, 'sign-in with an error');
  const admin = await appoint('admin');
  await page.goto('/desk/lost-password');
  await page.getByRole('textbox', { name: 'البريد الإلكتروني' }).fill(admin.email);
  await page.getByRole('button', { name: 'إرسال الرابط' }).click();
  await expect(page.getByRole('status')).toContainText('إن كان لهذا البريد حساب، وصله رابط');
  await expectNoProblems(page, 'lost password');
  await page.goto('/desk/new-password?token=used');
  await expectNoProblems(page, 'a link that was used');
  await enter(page, admin, '/desk/words');
  for (const address of [
    ...PAGES,
    '/desk/articles',
    '/desk/articles/new',
    '/desk/pages',
    '/desk/pages/new',
    '/desk/front',
    '/desk/site',
    '/desk/health',
    '/desk/authors',
    '/desk/topics',
    '/desk/pictures',
  ]) {
    await page.goto(address);
    await expect(page.getByRole('banner').locator('nav [aria-current=page]')).toHaveCount(1);
    await expectNoProblems(page, address);
    const add = page.getByRole('main').getByRole('button', { name: 'إضافة', exact: true });
    if (await add.count()) {
      await add.click();
      await expect(page.getByRole('main').getByRole('alert').first()).toBeVisible();
      await expectNoProblems(page, `${address} with an error`);
    }
  }
  await page.goto('/desk/staff');
  for (const closed of await page.getByRole('main').locator('summary').all()) await closed.click();
  await expectNoProblems(page, 'accounts that are being changed');
  for (const address of ['/desk/import?error=packed', '/desk/welcome', '/desk/demo']) {
    await page.goto(address);
    await expectNoProblems(page, address);
  }
  await page.goto('/desk/forbidden');
  await expectNoProblems(page, 'a refusal');
  await page.goto('/desk/password');
  await page.getByRole('button', { name: 'تغيير كلمة المرور' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(3);
  await expectNoProblems(page, 'password');

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'القائمة' }).click();
  await expect(
    page.getByRole('link', { name: 'الفريق' }),
    'all of it is in reach on a phone',
  ).toBeInViewport();
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 720 });

  const { text } = await mailTo(admin.email, 'كلمة مرور');
  await page.goto(/http\S+\/desk\/new-password\S+/.exec(text)?.[0] ?? '');
  await page.getByRole('button', { name: 'تغيير كلمة المرور' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(2);
  await expectNoProblems(page, 'new password');
  const passwords = page.locator('input[type=password]');
  for (const field of await passwords.all()) await field.fill('كلمة مرور أخرى طويلة');
  await page.getByRole('button', { name: 'تغيير كلمة المرور' }).click();
  await expect(page.getByRole('status')).toHaveText('تغيّرت كلمة المرور. ادخل بالجديدة.');
  await expect(passwords, 'nothing that was typed stays behind').toHaveCount(1);
  expect(violations).toEqual([]);
});

test('React takes over the forms of the desk, and nothing breaks the policy', async ({ page, moderator }) => {
  const violations = watchPolicy(page);
  await enter(page, moderator, '/desk/words');
  let documents = 0;
  page.on('request', (request) => {
    if (request.isNavigationRequest()) documents += 1;
  });
  await page.getByRole('button', { name: 'إضافة' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
  expect(documents, 'the form was answered without loading a page').toBe(0);
  expect(violations).toEqual([]);
});
