import { fillIn, openForm, post } from '@/test/commenter';
import { comment, expect, test } from './fixtures';

const VALID = { email: 'reader@example.com', body: 'مقال نافع، شكرًا لكم.' };

test('an invalid comment comes back with its errors, its text, and the focus on the summary; mended, it is taken', {
  tag: '@no-js',
}, async ({ page, article }) => {
  await page.goto(article.path);
  await expect(page.getByText('كل الحقول مطلوبة، ولن يُنشر عنوان بريدك الإلكتروني.')).toBeVisible();
  for (const field of ['الاسم', 'البريد الإلكتروني', 'التعليق'])
    await expect(page.getByRole('textbox', { name: field })).toHaveAttribute('required', '');

  const body = '  سطر أول <b>&amp;\n\nF-35 أفضل من Su-57! "اقتباس"';
  await comment(page, { name: '', email: 'ليس بريدًا', body });

  const summary = page.getByRole('alert');
  await expect(summary).toContainText('حقلان يحتاجان إلى مراجعة');
  await expect(summary).toContainText('ما كتبته محفوظ أدناه كما هو.');
  await expect(page.locator(':focus')).toHaveAttribute('id', 'comment-errors');
  await expect(page.getByRole('textbox', { name: 'التعليق' })).toHaveValue(body);
  await expect(page.getByRole('textbox', { name: 'البريد الإلكتروني' })).toHaveValue('ليس بريدًا');

  for (const [field, words] of [
    ['الاسم', 'اكتب اسمك، أو أي اسم يظهر مع تعليقك'],
    ['البريد الإلكتروني', 'اكتب البريد الإلكتروني بصيغته الصحيحة، مثل name@example.com'],
  ] as const) {
    const box = page.getByRole('textbox', { name: field });
    await expect(box).toHaveAttribute('aria-invalid', 'true');
    await expect(box).toHaveAccessibleDescription(new RegExp(words));
    await summary.getByRole('link', { name: words }).click();
    await expect(box).toBeFocused();
  }
  await page.getByRole('textbox', { name: 'الاسم' }).fill('ليلى');
  await page.getByRole('textbox', { name: 'البريد الإلكتروني' }).fill('layla@example.com');
  await page.getByRole('button', { name: 'إرسال التعليق' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('وصلنا تعليقك');
});

test('a comment waits, is approved, and is then seen and counted everywhere at once', {
  tag: '@no-js',
}, async ({ page, publish, stage, idOf }) => {
  const article = await publish({ title: `عاجل ${Date.now()}`, published: new Date() });
  const card = page.getByRole('article').filter({ hasText: article.title });
  const name = `محمّد العُمَري ${Date.now()}`;
  await page.goto(article.path);
  await expect(page.getByRole('heading', { name: 'لا تعليقات بعد' })).toBeVisible();
  await comment(page, { ...VALID, name });
  await expect(page).toHaveURL(/\/ar\/receipts\//);
  await expect(page.getByRole('status')).toContainText('وصلنا تعليقك، وهو قيد المراجعة');
  await expect(page.getByRole('main')).toContainText(VALID.body);
  const receipt = page.url();

  await page.goto(article.path);
  await expect(page.getByText(name)).toHaveCount(0);
  await page.goto('/ar');
  await expect(card).toBeVisible();
  await expect(card).not.toContainText('تعليق');

  const id = await idOf(name);
  await stage('publish', id);

  await page.goto('/ar');
  await expect(card).toContainText('تعليق واحد');
  await page.goto(article.path);
  await expect(page.getByRole('heading', { name: 'تعليق واحد' })).toBeVisible();
  await expect(page.getByRole('article', { name })).toContainText(VALID.body);
  await page.goto(receipt);
  await expect(page.getByRole('status')).toContainText('نُشر تعليقك');
  await page.getByRole('link', { name: 'تعليقك في النقاش' }).click();
  await expect(page).toHaveURL(new RegExp(`#comment-${id}$`));
  await expect(page.locator(`#comment-${id}`)).toBeInViewport();
});

test('a refused comment tells its author why, and is not shown', async ({ page, article, command, idOf }) => {
  const name = `سامي ${Date.now()}`;
  await page.goto(article.path);
  await comment(page, { ...VALID, name });
  await expect(page.getByRole('status')).toContainText('قيد المراجعة');
  await command('comments', 'reject', await idOf(name), 'advertising');
  await page.reload();
  await expect(page.getByRole('status')).toContainText('لم يُنشر تعليقك');
  await expect(page.getByRole('status')).toContainText('إعلان أو ترويج');
  await page.goto(article.path);
  await expect(page.getByText(name)).toHaveCount(0);
});

test('a comment sent twice is stored once, with one receipt', { tag: '@no-js-only' }, async ({
  page,
  article,
  stage,
}) => {
  const name = `تكرار ${Date.now()}`;
  const receipts: string[] = [];
  for (let time = 0; time < 2; time++) {
    await page.goto(article.path);
    await comment(page, { ...VALID, name });
    await expect(page.getByRole('status')).toBeVisible();
    receipts.push(page.url());
  }
  expect(receipts[1]).toBe(receipts[0]);
  const waiting = await stage('list', 'waiting');
  expect(waiting.filter((comment) => comment.name === name)).toHaveLength(1);
});

test('a reader answers a comment on a page that quotes it', { tag: '@no-js-only' }, async ({
  page,
  article,
  stage,
  idOf,
}) => {
  const first = `أبو بكر ٢ ${Date.now()}`;
  const second = `O’Connor ${Date.now()}`;
  await page.goto(article.path);
  await comment(page, { ...VALID, name: first });
  await expect(page.getByRole('status')).toBeVisible();
  await stage('publish', await idOf(first));

  await page.goto(article.path);
  const reply = page.getByRole('link', { name: new RegExp(`ردّ على تعليق.*${first}`) });
  await page.goto((await reply.getAttribute('href')) ?? '');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(first);
  await expect(page.getByRole('blockquote')).toContainText(VALID.body);
  await comment(page, { ...VALID, name: second, body: 'Well said, and C++ too.' });
  await expect(page.getByRole('status')).toBeVisible();
  await stage('publish', await idOf(second));

  await page.goto(article.path);
  const replies = page.getByRole('list', { name: 'المستوى الثاني' });
  await expect(replies.getByRole('article', { name: second })).toBeVisible();
  await expect(replies.getByText('Well said')).toHaveAttribute('dir', 'ltr');
  await expect(page.getByRole('heading', { name: 'تعليقان', exact: true })).toBeVisible();
});

test('what could deceive readers is taken out of a comment, and names cannot reorder the line', async ({
  page,
  article,
  stage,
  idOf,
}) => {
  const mark = String(Date.now());
  await page.goto(article.path);
  await comment(page, {
    ...VALID,
    name: `Ali\u{202E}nimda ${mark}`,
    body: 'نصّ \u{202D}مقلوب\u{202C} \u{200B}هنا',
  });
  await expect(page.getByRole('status')).toBeVisible();
  await stage('publish', await idOf(mark));
  await page.goto(article.path);
  const shown = page.getByRole('article', { name: mark });
  await expect(shown.getByRole('heading').locator('bdi')).toHaveText(`Alinimda ${mark}`);
  expect(await shown.textContent()).not.toMatch(/[\u{202A}-\u{202E}\u{200B}]/u);
});

test('a closed article takes no comment, also from a form that was open before', { tag: '@no-js' }, async ({
  page,
  publish,
}) => {
  const article = await publish();
  await page.goto(article.path);
  await publish({ slug: article.slug, title: article.title, more: ['comments: closed'] });
  await comment(page, { ...VALID, name: 'متأخر' });
  await expect(page.getByText('أُغلق باب التعليق على هذا المقال').first()).toBeVisible();
  await page.goto(article.path);
  await expect(page.getByRole('button', { name: 'إرسال التعليق' })).toHaveCount(0);
});

test('a field that only machines fill sends a comment that is not clean to the spam bin, and says so', async ({
  page,
  article,
  stage,
}) => {
  const name = `آلة ${Date.now()}`;
  await page.goto(article.path);
  const trap = page.locator('[name=subtopic][autocomplete=off]');
  await expect(trap).not.toBeInViewport();
  await trap.fill('https://spam.example', { force: true });
  await comment(page, { ...VALID, body: 'spam [.] com', name });
  await expect(page.getByRole('status')).toContainText('صُنّف تعليقك ضمن الرسائل غير المرغوب فيها');
  const namesOf = async (state: 'spam' | 'waiting') => (await stage('list', state)).map((one) => one.name);
  expect(await namesOf('spam')).toContain(name);
  expect(await namesOf('waiting')).not.toContain(name);
});

test('too many comments from one address must wait, and the text is kept', async ({
  page,
  article,
  baseURL,
  extraHTTPHeaders,
}) => {
  const site = { address: baseURL ?? '' };
  const from = extraHTTPHeaders?.['X-Forwarded-For'] ?? '';
  const hidden = await openForm(site, article.path);
  for (let sent = 0; sent < 5; sent++)
    expect((await post(site, { ...fillIn(article.path, hidden), from })).status).toBe(303);
  await page.goto(article.path);
  await comment(page, { ...VALID, name: 'عجول', body: 'السادس' });
  // Its heading counts nothing to put right.
  const alert = page.getByRole('alert', { name: 'لم يُرسل تعليقك', exact: true });
  await expect(alert).toContainText(/أعد الإرسال بعد (دقيقة|دقيقتين|[3-5] دقائق)/);
  await expect(page.getByRole('textbox', { name: 'التعليق' })).toHaveValue('السادس');
});

test('the same words from another browser with the same e-mail are not stored, and open no receipt', async ({
  page,
  article,
  browser,
}) => {
  const words = { name: 'صاحب البريد', email: `same-${Date.now()}@example.com`, body: 'نصّ لا يتكرّر' };
  await page.goto(article.path);
  await comment(page, words);
  await expect(page.getByRole('status')).toBeVisible();
  const other = await browser.newContext({
    extraHTTPHeaders: { 'X-Forwarded-For': '10.9.9.9' },
    userAgent: 'Other',
  });
  const stranger = await other.newPage();
  await stranger.goto(article.path);
  await comment(stranger, words);
  await expect(stranger.getByRole('alert')).toContainText('وصلنا هذا التعليق من قبل');
  await other.close();
});
