import { pathFor } from '@/lib/site/paths';
import { faultsOfFeed, faultsOfSitemap } from '@/test/xsd/check-xml';
import { comment, expect, test } from './fixtures';
import { jsonLd } from './metadata';

const TYPE = pathFor('ar', 'articles', 'الحرف-العربي-من-الرصاص-إلى-الخط-المتغير');
const AUTHOR = pathFor('ar', 'authors', 'سلمى-الخوري');
const TOPIC = pathFor('ar', 'topics', 'علوم');

/** What would end a script, a title or an element, wherever it is written without care. */
const HOSTILE = '</script><!--<script>]]>&amp;';

test('a search engine can lead to our own search, and a name to its person', async ({ page, baseURL }) => {
  await page.goto('/ar');
  const [edition] = await jsonLd(page);
  const urlTemplate = `${baseURL}/ar/search?q={search_term_string}`;
  expect(edition?.potentialAction).toMatchObject({ '@type': 'SearchAction', target: { urlTemplate } });
  await page.goto(urlTemplate.replace('{search_term_string}', encodeURIComponent('نجوم')));
  await expect(page.getByRole('main').getByRole('article').first()).toContainText('نجوم');
  await page.goto(AUTHOR);
  const person = (await jsonLd(page)).find((thing) => thing['@type'] === 'ProfilePage')?.mainEntity;
  expect(person).toMatchObject({ '@type': 'Person', name: 'سلمى الخوري', url: `${baseURL}${AUTHOR}` });
});

test('an article and its translation name each other, and readers of other languages get the Arabic one', async ({
  page,
  baseURL,
}) => {
  await page.goto(TYPE);
  const english = `${baseURL}/en/articles/arabic-type-from-lead-to-variable-fonts`;
  const arabic = `${baseURL}${TYPE}`;
  for (const address of [arabic, english]) {
    await page.goto(address);
    for (const [language, href] of [
      ['ar', arabic],
      ['en', english],
      ['x-default', arabic],
    ]) {
      await expect(page.locator(`link[hreflang="${language}"]`)).toHaveAttribute('href', href ?? '');
    }
  }
});

test('an article describes itself and its comments, whatever their words', async ({
  page,
  publish,
  idOf,
  stage,
}) => {
  const title = `عنوان ${HOSTILE} ${Date.now()}`;
  const { path } = await publish({ title });
  await page.goto(path);
  const name = `خبيث ${Date.now()}`;
  await comment(page, { name, email: 'hidden@example.com', body: HOSTILE });
  await expect(page.getByRole('status')).toBeVisible();
  const id = await idOf(name);
  await stage('publish', id);
  await page.goto(path);
  const data = await jsonLd(page);
  const article = data.find((thing) => thing['@type'] === 'NewsArticle');
  // A reference of HTML in front matter is the character it names, as in the body; in a comment it is what was typed.
  const headline = title.replace('&amp;', '&');
  expect(article).toMatchObject({ headline, commentCount: 1, inLanguage: 'ar' });
  expect(article?.datePublished).toMatch(/\+03:00$/);
  // The comment is described where it stands, as one of the article's.
  const described = page.locator(`[itemid="${article?.['@id']}"] [itemprop=comment]`);
  await expect(described.locator('[itemprop=text]')).toHaveText(HOSTILE);
  await expect(described.locator('[itemprop=author] [itemprop=name]')).toHaveText(name);
  await expect(described.locator('[itemprop=url]')).toHaveAttribute('href', `/ar/comments/${id}`);
  await expect(described.locator('[itemprop=dateCreated]')).toHaveAttribute('datetime', /Z$/);
  expect(data.map((thing) => thing['@type'])).toContain('BreadcrumbList');
  expect(await page.content()).not.toContain('hidden@example.com');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('</script>');
});

test('the thread of an article can be followed: a comment is in its feed when it is published', async ({
  page,
  article,
  request,
  idOf,
  stage,
}) => {
  await page.goto(article.path);
  const feed = (await page.getByRole('link', { name: 'متابعة النقاش عبر RSS' }).getAttribute('href')) ?? '';
  const read = async () => (await request.get(feed)).text();
  const name = `متابع ${Date.now()}`;
  await comment(page, { name, email: 'hidden@example.com', body: 'جديد\u0007 في النقاش' });
  const waiting = await read();
  expect(waiting).not.toContain(name);
  await stage('publish', await idOf(name));
  const published = await read();
  expect(published.match(/<item>/g)).toHaveLength(1);
  expect(published).toContain(`<dc:creator>${name}</dc:creator>`);
  expect(published).not.toContain('hidden@example.com');
  expect(await faultsOfFeed(waiting, published)).toEqual([]);
});

test('articles can be followed, all of them, by author and by topic, from the page', async ({
  page,
  publish,
  request,
}) => {
  const key = Date.now();
  const { title } = await publish({
    title: `يتبعه القرّاء ${key}`,
    author: `كاتب ${key}`,
    published: new Date(),
    more: [`topics: [موضوع-${key}]`],
  });
  const author = pathFor('ar', 'authors', `كاتب-${key}`);
  const topic = pathFor('ar', 'topics', `موضوع-${key}`);
  const feeds: string[] = [];
  for (const [address, link] of [
    ['/ar', /متابعة المقالات عبر RSS/],
    [author, /متابعة مقالات .* عبر RSS/],
    [topic, /متابعة موضوع .* عبر RSS/],
  ] as const) {
    await page.goto(address);
    const href = (await page.getByRole('link', { name: link }).getAttribute('href')) ?? '';
    expect(href).toBe(`${address}/feed.xml`);
    const alternates = page.locator('link[rel="alternate"][type="application/rss+xml"]');
    expect(
      await alternates.evaluateAll((all) =>
        all.map((each) => new URL((each as HTMLLinkElement).href).pathname),
      ),
    ).toContain(href);
    const answer = await request.get(href);
    expect(answer.headers()['content-type']).toBe('application/rss+xml; charset=utf-8');
    const xml = await answer.text();
    expect(xml).toContain(`<title>${title}</title>`);
    feeds.push(xml);
  }
  expect(await faultsOfFeed(...feeds)).toEqual([]);
});

test('the sitemaps list what is published, validly', async ({ request, publish, baseURL }) => {
  const { path } = await publish({ published: new Date(Date.now() - 3_600_000) });
  const index = await (await request.get('/sitemap.xml')).text();
  const addresses = [...index.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address ?? '');
  const sitemaps: string[] = [];
  for (const address of [...addresses, '/news-sitemap.xml'])
    sitemaps.push(await (await request.get(address)).text());
  expect(await faultsOfSitemap(index, ...sitemaps)).toEqual([]);
  const listed = sitemaps.join('');
  expect(listed.split(`<loc>${baseURL}${path}</loc>`)).toHaveLength(3);
  for (const page of ['/ar', '/en', AUTHOR, TOPIC, TYPE])
    expect(listed).toContain(`<loc>${baseURL}${page}</loc>`);
  const entry = listed
    .match(/<url>.*?<\/url>/gs)
    ?.find((url) => url.includes(`<loc>${baseURL}${TYPE}</loc>`));
  expect(entry).toMatch(/<image:loc>http[^<]*\/media\/[0-9a-f]{32}\.jpg<\/image:loc>/);
  expect(entry).toContain('/en/articles/arabic-type-from-lead-to-variable-fonts"');
  const robots = await (await request.get('/robots.txt')).text();
  expect(robots).toContain(`Sitemap: ${baseURL}/sitemap.xml`);
  expect(robots).toContain(`Sitemap: ${baseURL}/news-sitemap.xml`);
  expect(robots).toMatch(/^Disallow: \/desk$/m);
  expect(robots).toMatch(/^Disallow: \/ar\/search\?$/m);
});

test('an edition can be kept among the apps of a phone', async ({ page, request }) => {
  await page.goto('/ar');
  const href = (await page.locator('link[rel="manifest"]').getAttribute('href')) ?? '';
  const manifest = await (await request.get(href)).json();
  expect(manifest).toMatchObject({ lang: 'ar', dir: 'rtl', start_url: '/ar' });
  for (const { src } of manifest.icons) expect((await request.get(src)).status()).toBe(200);
  const icons = page.locator('link[rel="icon"], link[rel="apple-touch-icon"]');
  for (const icon of await icons.all()) {
    expect((await request.get((await icon.getAttribute('href')) ?? '')).status()).toBe(200);
  }
});

for (const address of [
  '/ar/authors/x/feed.xml',
  '/ar/articles/x/feed.xml',
  '/fr/feed.xml',
  '/sitemaps/ar-topics-9.xml',
]) {
  test(`${address} is answered 404, and kept by nobody`, async ({ request }) => {
    const answer = await request.get(address);
    expect(answer.status()).toBe(404);
    expect(answer.headers()['cache-control']).toBe('no-store');
  });
}

test('what previews a page in a chat finds its title, description and picture at its beginning', async ({
  request,
}) => {
  // Some read 32 KB of a page; half of that leaves room for a longer headline.
  const start = (await (await request.get(TYPE)).body()).subarray(0, 16 * 1024).toString();
  for (const name of ['og:title', 'og:description', 'og:image'])
    expect(start).toContain(`property="${name}"`);
});
