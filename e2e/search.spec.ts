import { readdir } from 'node:fs/promises';
import { searchPathFor } from '@/lib/search/url';
import { DAY_MS } from '@/lib/site/duration';
import { expect, test } from './fixtures';

test('a reader searches from any page, narrows the answers and opens one', { tag: '@no-js-only' }, async ({
  page,
}) => {
  await page.goto('/ar/nothing');
  await page
    .getByRole('search', { name: 'البحث في الموقع' })
    .first()
    .getByRole('searchbox')
    .fill('نجوم عربيه');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/ar\/search\?q=/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('نتائج البحث عن «نجوم عربيه»');
  const answers = page.getByRole('main').getByRole('article');
  await expect(answers.first().locator('h2 mark').first()).toHaveText('نجوم');
  await expect(answers.first().getByRole('link', { name: 'علوم' })).toBeVisible();
  const narrow = page.getByRole('search', { name: 'خيارات البحث' });
  await narrow.getByRole('combobox', { name: 'الموضوع' }).selectOption({ label: 'علوم' });
  await narrow.getByRole('button', { name: 'بحث' }).last().click();
  await expect(page).toHaveURL(/topic=/);
  await expect(narrow.getByRole('searchbox')).toHaveValue('نجوم عربيه');
  await expect(page.getByRole('searchbox'), 'one field alone').toHaveCount(1);
  await expect(narrow.getByRole('combobox', { name: 'الموضوع' })).toHaveValue('علوم');
  await answers.first().getByRole('heading').getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('نجوم بأسماء عربية');
});

test('a mistyped question offers what may have been meant, and answers what was asked', async ({ page }) => {
  await page.goto(searchPathFor('ar', { question: 'الاسطرلب' }));
  await expect(page.getByRole('searchbox').last()).toHaveValue('الاسطرلب');
  await expect(page.getByText('لا مقال يطابق بحثك.')).toBeVisible();
  await expect(page.getByRole('main').getByRole('heading', { name: 'أحدث المقالات' })).toBeVisible();
  await page.getByRole('link', { name: 'الأسطرلاب' }).click();
  await expect(page.getByRole('main').getByRole('article').first()).toContainText('حاسوب من نحاس');
});

test('an article imported while the site runs is found at once', async ({ page, publish }) => {
  const word = newWord('زمخشرانيا');
  const address = searchPathFor('ar', { question: word });
  await page.goto(address);
  await expect(page.getByText('لا مقال يطابق بحثك.')).toBeVisible();
  await publish({ title: `عن ${word}` });
  await page.goto(address);
  await expect(page.getByText('نتيجة واحدة')).toBeVisible();
});

test('answers are narrowed by topic, author and time, and stay so for the next question', {
  tag: '@no-js-only',
}, async ({ page, publish }) => {
  const [word, rare] = [newWord('خوارزميا'), newWord('مقاماتيا')];
  const [writer, other] = [`ناقد ${word}`, `محرّر ${word}`];
  const published = new Date(Date.now() - 100 * DAY_MS);
  await publish({ title: `جديد عن ${word}`, author: writer, published, more: ['topics: [علوم]'] });
  await publish({ title: `قديم عن ${word}`, author: writer, more: ['topics: [علوم]'] });
  await publish({ title: `${rare} في ${word}`, author: writer, published, more: ['topics: [ثقافة]'] });
  await publish({ title: `جديد غيره عن ${word}`, author: other, published, more: ['topics: [علوم]'] });

  await page.goto(searchPathFor('ar', { question: word }));
  const answers = page.getByRole('main').getByRole('article').getByRole('heading', { level: 2 });
  await expect(answers).toHaveCount(4);
  const narrow = page.getByRole('search', { name: 'خيارات البحث' });
  const choices = { الموضوع: 'علوم', الكاتب: writer, 'تاريخ النشر': 'آخر سنة' };
  const left = [3, 2, 1];
  for (const [name, label] of Object.entries(choices)) {
    await narrow.getByRole('combobox', { name }).selectOption({ label });
    await narrow.getByRole('button', { name: 'بحث' }).last().click();
    await expect(answers).toHaveCount(left.shift() ?? 0);
  }
  await expect(answers).toHaveText(`جديد عن ${word}`);

  await narrow.getByRole('searchbox').fill(`جديد ${word}`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`جديد ${word}`);
  await expect(answers).toHaveText(`جديد عن ${word}`);
  for (const [name, label] of Object.entries(choices))
    await expect(narrow.getByRole('combobox', { name }).locator('option:checked')).toHaveText(label);

  // Nothing within these limits: the way out of them is a link.
  await narrow.getByRole('searchbox').fill(rare);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'البحث في كل المقالات بلا تضييق' }).click();
  await expect(answers).toHaveText(`${rare} في ${word}`);
});

test('limits that nobody offers are left open', async ({ page, publish }) => {
  const word = newWord('بيرونيا');
  await publish({ title: `عن ${word}` });
  const asked = new URLSearchParams({
    q: word,
    topic: 'لا موضوع',
    author: '<b>',
    time: 'always',
    page: '-1',
  });
  const answer = await page.goto(`/ar/search?${asked}`);
  expect(answer?.status()).toBe(200);
  await expect(page.getByText('نتيجة واحدة')).toBeVisible();
  for (const limit of await page.getByRole('combobox').all()) await expect(limit).toHaveValue('');
});

test('nothing typed is taken for HTML, nor for a question of the index', async ({ page }) => {
  const question = '"<img src=x onerror=alert(1)> OR * NEAR( \u{202E}';
  const answer = await page.goto(searchPathFor('ar', { question }));
  expect(answer?.status()).toBe(200);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<img src=x onerror=alert(1)>');
  await expect(page.locator('main img[src="x"]')).toHaveCount(0);
});

test('questions of any length are answered, and none is kept on the disk', async ({ request }) => {
  for (const query of [
    '',
    '?q=',
    '?q=%D8%',
    `?q=${encodeURIComponent('ب'.repeat(10_000))}`,
    '?q=a&page=99999&topic=x',
  ]) {
    const answer = await request.get(`/ar/search${query}`);
    expect([200, 404], query.slice(0, 40)).toContain(answer.status());
    expect(await answer.text()).toContain('</html>');
  }
  const answer = await request.get(searchPathFor('ar', { question: 'كابلات' }));
  expect(answer.headers()['cache-control']).toBe('private, no-cache');
  const html = await answer.text();
  expect(html).toContain('noindex');
  expect(html).toMatch(/<link rel="canonical" href="[^"]*\/ar\/search\?q=/);
  const kept = await readdir('.next/server', { recursive: true });
  expect(kept.filter((file) => /search\/-/.test(file))).toEqual([]);
});

/** A word that stands in no article yet. */
function newWord(beginning: string): string {
  return beginning + String(Date.now()).replace(/\d/g, (digit) => 'بتثجحخدذرز'[Number(digit)] ?? '');
}
