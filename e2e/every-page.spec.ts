/** Checks of every page of the reader wing, in one visit each. */
import { searchPathFor } from '@/lib/search/url';
import { NO_ID } from '@/lib/site/params';
import { pathFor } from '@/lib/site/paths';
import { expectAccessible, expectAccessibleInEveryTheme, expectFit, expectStill } from './accessible';
import { expect, test } from './fixtures';
import { expectToldWithoutColours } from './forced-colours';
import { expectNoindex, expectPreview } from './metadata';
import { expectOnlyOurScript, OURS, watchScripts } from './scripts';

const ARTICLE = pathFor('ar', 'articles', 'الحرف-العربي-من-الرصاص-إلى-الخط-المتغير');
const STARS = pathFor('en', 'articles', 'the-arabic-names-of-the-stars');

interface Visit {
  /** Types of its JSON-LD, or `noindex`. */
  is?: string[] | 'noindex';
  /** Where parts of many kinds meet. */
  inEveryTheme?: true;
  /** Made of the parts of another page, as an English one is: their colours, edges and motion are looked at there. */
  isAlike?: boolean;
}

const PAGES: [kind: string, address: string, visit?: Visit][] = [
  ['home', '/ar', { is: ['WebSite'], inEveryTheme: true }],
  ['second page of articles', '/ar/page/2', { isAlike: true }],
  ['article with a thread', ARTICLE, { is: ['NewsArticle', 'BreadcrumbList'], inEveryTheme: true }],
  ['thread, newest first', `${ARTICLE}/comments/newest`, { is: 'noindex', isAlike: true }],
  ['new since a comment', `${ARTICLE}/comments/since/0`, { is: 'noindex' }],
  ['picks', '/ar/picks', { is: ['BreadcrumbList'] }],
  ['corrections', '/ar/corrections', { is: ['BreadcrumbList'] }],
  ['changes of an article', `${ARTICLE}/changes`, { is: [] }],
  ['report of an error', `${ARTICLE}/report-error`, { is: 'noindex' }],
  ['answers of the author', `${ARTICLE}/comments/answers/0`, { is: 'noindex' }],
  ['author', pathFor('ar', 'authors', 'سلمى-الخوري'), { is: ['ProfilePage', 'BreadcrumbList'] }],
  ['topic', pathFor('ar', 'topics', 'علوم'), { is: ['BreadcrumbList'] }],
  ['topics', '/ar/topics', { is: ['BreadcrumbList'] }],
  ['authors', '/ar/authors', { is: ['BreadcrumbList'] }],
  ['archive', '/ar/archive', { is: ['BreadcrumbList'] }],
  ['month', '/ar/archive/2026-11', { is: ['BreadcrumbList'] }],
  ['page', pathFor('ar', 'pages', 'الخصوصية'), { is: ['WebPage', 'BreadcrumbList'] }],
  ['replies', '/ar/comments/1/replies'],
  ['reply', '/ar/comments/1/reply', { is: 'noindex' }],
  ['report', '/ar/comments/1/report', { is: 'noindex' }],
  ['reported', pathFor('ar', 'comments', NO_ID, 'reported'), { isAlike: true }],
  ['search before a question', '/ar/search', { is: [], isAlike: true }],
  ['search', searchPathFor('ar', { question: 'كابلات C++' })],
  ['search, narrowed', searchPathFor('ar', { question: 'نجوم', time: 'year' }), { inEveryTheme: true }],
  ['search without answers', searchPathFor('ar', { question: 'الاسطرلب' })],
  ['not found', '/ar/nothing', { is: 'noindex' }],
  ['failure', '/ar/failure'],
  ['too large', '/ar/too-large', { isAlike: true }],
  ['crowded', '/ar/crowded', { isAlike: true }],
  ['cross-site', '/ar/cross-site', { isAlike: true }],
  ['cross-site at the desk', '/ar/desk-cross-site', { isAlike: true }],
  ['signed out', '/ar/signed-out'],
  ['English home', '/en'],
  ['English article', pathFor('en', 'articles', 'arabic-type-from-lead-to-variable-fonts')],
  ['English article with a thread', STARS, { is: ['NewsArticle', 'BreadcrumbList'] }],
  ['English thread', `${STARS}/comments/newest`],
  ['English new since a comment', `${STARS}/comments/since/0`],
  ['English picks', '/en/picks'],
  ['English corrections', '/en/corrections'],
  ['English report of an error', `${STARS}/report-error`],
  ['English answers of the author', `${STARS}/comments/answers/0`],
  ['English author', pathFor('en', 'authors', 'salma-khoury')],
  ['English topic', pathFor('en', 'topics', 'science')],
  ['English topics', '/en/topics'],
  ['English authors', '/en/authors'],
  ['English archive', '/en/archive'],
  ['English month', '/en/archive/2026-11'],
  ['English page', pathFor('en', 'pages', 'rules'), { is: ['WebPage', 'BreadcrumbList'] }],
  ['English search', searchPathFor('en', { question: 'Arabic' })],
  ['English report thanks', pathFor('en', 'comments', NO_ID, 'reported')],
  ['English not found', '/en/nothing'],
  ['English failure', '/en/failure'],
];

/** More articles than one page lists; the demo has eleven, and other tests add some. */
test.beforeEach(async ({ publish, request }, { title }) => {
  const short = title.startsWith('second page') && !(await request.get('/ar/page/2')).ok();
  for (let number = 0; short && number < 2; number++) await publish();
});

for (const [kind, address, visit = {}] of PAGES) {
  const { is, inEveryTheme, isAlike = address.startsWith('/en') } = visit;
  test(`${kind}: one script, a preview, and nothing in the way of a reader`, async ({ page, baseURL }) => {
    const seen = watchScripts(page);
    const answer = await page.goto(address);
    if (is === 'noindex') await test.step('it is not to be found', () => expectNoindex(page));
    else if (is)
      await test.step('it says what it is to search engines and social networks', () =>
        expectPreview(page, `${baseURL}${address}`, is));
    await test.step(inEveryTheme ? 'accessible in every theme' : 'accessible', () =>
      inEveryTheme
        ? expectAccessibleInEveryTheme(page)
        : expectAccessible(page, isAlike ? 'but contrast' : 'all'),
    );
    await test.step('it fits every width', () => expectFit(page));
    if (!isAlike) {
      await test.step('with less motion nothing moves', () => expectStill(page));
      await test.step('with forced colours all is told', () => expectToldWithoutColours(page));
    }
    // Last, since scripts may load late.
    await test.step('it carries one script, ours', async () => {
      expectOnlyOurScript((await answer?.text()) ?? '');
      expect(seen).toEqual([OURS.address]);
    });
  });
}
