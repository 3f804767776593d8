/** Pages of `npm run screenshots`, and the steps before each screenshot. */
import type { Page } from 'playwright';
import { searchPathFor } from '@/lib/search/url';
import { pathFor } from '@/lib/site/paths';
import type { Edition } from '@/site.config';

export interface Shot {
  name: string;
  address: string;
  /** Steps before the screenshot. */
  first?: (page: Page) => Promise<void>;
  /** Only the viewport. */
  top?: true;
}

const ARTICLES = {
  ar: 'الحرف-العربي-من-الرصاص-إلى-الخط-المتغير',
  en: 'arabic-type-from-lead-to-variable-fonts',
};
/** They have comments. */
const DISCUSSED = { ar: ARTICLES.ar, en: 'the-arabic-names-of-the-stars' };
const AUTHORS = { ar: 'سلمى-الخوري', en: 'salma-khoury' };
const TOPICS = { ar: 'علوم', en: 'culture' };

const PAGES = { ar: 'قواعد-النقاش', en: 'rules' };

const WORDS = { ar: 'الحرف العربي', en: 'Arabic' };

/** Every page type of an edition. */
export function shotsOf(edition: Edition): Shot[] {
  const article = pathFor(edition, 'articles', ARTICLES[edition]);
  return [
    { name: 'home', address: pathFor(edition) },
    { name: 'article-top', address: article, top: true },
    { name: 'article', address: article },
    { name: 'author', address: pathFor(edition, 'authors', AUTHORS[edition]) },
    { name: 'topic', address: pathFor(edition, 'topics', TOPICS[edition]) },
    ...['topics', 'authors', 'archive'].map((list) => ({ name: list, address: pathFor(edition, list) })),
    { name: 'month', address: pathFor(edition, 'archive', '2026-11') },
    { name: 'page', address: pathFor(edition, 'pages', PAGES[edition]) },
    { name: 'search', address: searchPathFor(edition, { question: WORDS[edition] }) },
    { name: 'search-nothing', address: searchPathFor(edition, { question: 'zzzz' }) },
    { name: 'thread', address: `${article}/comments/newest` },
    { name: 'later', address: `${article}/comments/since/0` },
    { name: 'picks', address: pathFor(edition, 'picks') },
    { name: 'form-error', address: article, first: (page) => send(page, ['', 'x', '']) },
    {
      name: 'receipt',
      address: article,
      first: (page) => send(page, ['قارئ', 'reader@example.com', 'شكرًا.']),
    },
    { name: 'missing', address: pathFor(edition, 'nothing') },
    { name: 'failure', address: pathFor(edition, 'failure') },
    { name: 'reported', address: pathFor(edition, 'comments', 1, 'reported') },
    { name: 'crowded', address: pathFor(edition, 'crowded') },
    { name: 'cross-site', address: pathFor(edition, 'cross-site') },
    { name: 'desk-cross-site', address: pathFor(edition, 'desk-cross-site') },
    { name: 'signed-out', address: pathFor(edition, 'signed-out') },
    { name: 'too-large', address: pathFor(edition, 'too-large') },
    ...['reply', 'report', 'replies'].map((way) => ({
      name: way,
      address: pathFor(edition, 'articles', DISCUSSED[edition]),
      first: (page: Page) => openComment(page, way),
    })),
  ];
}

/** Pages of the desk; `signIn` is a step of the first that needs it. */
export const deskShots = (signIn: (page: Page) => Promise<void>): Shot[] => [
  { name: 'desk-sign-in', address: '/desk/sign-in' },
  { name: 'desk-queue', address: '/desk', first: signIn },
  { name: 'desk-articles', address: '/desk/articles' },
  { name: 'desk-article', address: '/desk/articles', first: openArticle, top: true },
  { name: 'desk-pictures', address: '/desk/pictures' },
  { name: 'desk-figures', address: '/desk/figures' },
  { name: 'desk-words', address: '/desk/words' },
  { name: 'desk-log', address: '/desk/log' },
  { name: 'desk-staff', address: '/desk/staff' },
  { name: 'desk-names', address: '/desk/names' },
  { name: 'desk-password', address: '/desk/password' },
];

async function send(page: Page, [name = '', email = '', body = '']: string[]): Promise<void> {
  await page.locator('input[name=name]').fill(name);
  await page.locator('input[name=email]').fill(email);
  await page.locator('textarea[name=body]').fill(body);
  await page.locator('form:has(textarea[name=body]) button[type=submit]:not([data-retry])').click();
  await page.locator('#comment-errors, #receipt').waitFor();
}

/** The form of the newest article, with its text in the rich editor. */
async function openArticle(page: Page): Promise<void> {
  await page.locator('main li a[href^="/desk/articles/"]').first().click();
  await page.locator('[contenteditable=true]').waitFor();
}

/** A page of the first comment. */
async function openComment(page: Page, way: string): Promise<void> {
  const report = await page.locator('#comments a[href$="/report"]').first().getAttribute('href');
  await page.goto(report?.replace('report', way) ?? '');
}
