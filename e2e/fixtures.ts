import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import type { CommentState } from '@/db/schema/comments';
import type { Role } from '@/lib/desk/roles';
import { pathFor } from '@/lib/site/paths';
import type { Edition } from '@/site.config';
import { bundleCommand } from '@/test/bundle';
import { type Ran, runNode } from '@/test/site';
import { type Stage, startStage } from './stage-process';

export { expect };

export interface TestArticle {
  slug: string;
  title: string;
  path: string;
}

interface ArticleText {
  edition?: Edition;
  title?: string;
  slug?: string;
  author?: string;
  published?: Date;
  /** Further lines of front matter. */
  more?: string[];
  body?: string;
}

export interface TestModerator {
  email: string;
  name: string;
  password: string;
  /** Of an open session. */
  cookies: { name: string; value: string }[];
}

interface Fixtures {
  /** Imports an article for this test, as an editor would. */
  publish: (text?: ArticleText) => Promise<TestArticle>;
  article: TestArticle;
  /** Runs one of our commands (scripts/NAME.ts). */
  command: (name: string, ...words: (string | number)[]) => Promise<Ran>;
  /** Adds an account for this test: a moderator's, if not said. */
  appoint: (role?: Role) => Promise<TestModerator>;
  /** The id of the comment by this name. */
  idOf: (name: string, state?: CommentState) => Promise<number>;
}

interface Shared {
  /** Makes test data (e2e/stage.ts): quicker than a command for each step. */
  stage: Stage;
  /** Shared by the tests of a worker, with an open session: not to be signed out, changed or disabled. */
  moderator: TestModerator;
}

export const PASSWORD = 'كلمة مرور طويلة للتجربة';

let made = 0;

export const test = base.extend<Fixtures, Shared>({
  stage: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const { stage, stop } = startStage();
      await use(stage);
      stop();
    },
    { scope: 'worker' },
  ],

  moderator: [
    async ({ stage }, use, info) => use(await appointBy(stage, 'moderator', `w${info.workerIndex}`)),
    { scope: 'worker' },
  ],

  // A random IP address for each test, so that rate limits do not add up.
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  extraHTTPHeaders: async ({}, use) => {
    const part = () => 1 + Math.floor(Math.random() * 250);
    await use({ 'X-Forwarded-For': `10.${part()}.${part()}.${part()}` });
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  command: async ({}, use) => {
    const env = { ...process.env, STAFF_PASSWORD: PASSWORD };
    await use((name, ...words) => runNode([bundleCommand(name), ...words], { env }));
  },

  publish: async ({ stage }, use, info) => {
    await use(async (text = {}) => {
      made += 1;
      const key = `${info.workerIndex}-${info.repeatEachIndex}-${made}-${Date.now()}`;
      const published = (text.published ?? new Date('2019-06-01T06:00:00Z')).toISOString();
      const {
        title = `مقال التجربة ${key}`,
        slug = `مقال-التجربة-${key}`,
        edition = 'ar',
        more = [],
        body = 'نصّ المقال.',
      } = text;
      const file = info.outputPath(`${key}.md`);
      const matter = [
        `title: "${title}"`,
        `slug: ${slug}`,
        `edition: ${edition}`,
        `author: ${text.author ?? 'كاتب التجربة'}`,
        `published: ${published}`,
      ];
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, ['---', ...matter, ...more, '---', '', body, ''].join('\n'));
      expect(await stage('import', file)).toEqual([]);
      return { slug, title, path: pathFor(edition, 'articles', slug) };
    });
  },

  article: async ({ publish }, use) => {
    await use(await publish());
  },

  appoint: async ({ stage }, use, info) => {
    const key = `m${info.workerIndex}-${info.repeatEachIndex}`;
    await use((role = 'moderator') => appointBy(stage, role, key));
  },

  idOf: async ({ stage }, use) => {
    await use(async (name, state = 'waiting') => {
      const find = async () =>
        (await stage('list', state)).find((comment) => comment.name.includes(name))?.id ?? 0;
      // The browser may still be sending it.
      await expect.poll(find, `a ${state} comment by ${name}`).toBeGreaterThan(0);
      return find();
    });
  },
});

async function appointBy(stage: Stage, role: Role, key: string): Promise<TestModerator> {
  made += 1;
  const email = `${key}-${made}-${Date.now()}@example.com`;
  const moderator = { email, name: `ليلى ${process.pid}-${made}`, password: PASSWORD };
  return { ...moderator, cookies: await stage('appoint', { ...moderator, role }) };
}

export async function comment(
  page: Page,
  fields: { name: string; email: string; body: string },
): Promise<void> {
  await page.getByRole('textbox', { name: 'الاسم' }).fill(fields.name);
  await page.getByRole('textbox', { name: 'البريد الإلكتروني' }).fill(fields.email);
  await page.getByRole('textbox', { name: 'التعليق' }).fill(fields.body);
  await page.getByRole('button', { name: /^إرسال (التعليق|الردّ)$/ }).click();
}

/** Violations of the Content-Security-Policy, and errors of scripts, from now on. */
export function watchPolicy(page: Page): string[] {
  const seen: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/.test(message.text()))
      seen.push(message.text());
  });
  page.on('pageerror', (error) => seen.push(error.message));
  return seen;
}

/** Opens a page of the desk with the moderator's stored session. */
export async function enter(page: Page, { cookies }: TestModerator, address = '/desk'): Promise<void> {
  const url = process.env.SITE_URL ?? '';
  await page.context().addCookies(cookies.map((cookie) => ({ ...cookie, url })));
  await page.goto(address);
  await expect(page.getByRole('button', { name: 'تسجيل الخروج' })).toBeVisible();
}

/** Writes articles in the field of Markdown from now on, as is chosen on the page. */
export function inMarkdown(page: Page): Promise<unknown> {
  return page.addInitScript(() => localStorage.setItem('maqal:editor', 'markdown'));
}

export async function signIn(
  page: Page,
  { email, password }: Pick<TestModerator, 'email' | 'password'>,
): Promise<void> {
  await page.getByRole('textbox', { name: 'البريد الإلكتروني' }).fill(email);
  await page.getByRole('textbox', { name: 'كلمة المرور' }).fill(password);
  await page.getByRole('button', { name: 'دخول', exact: true }).click();
}
