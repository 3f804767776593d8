import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { pathFor } from '@/lib/slug';

export { expect };

export interface Command {
  code: number | null;
  output: string;
}

export interface TestArticle {
  slug: string;
  title: string;
  path: string;
}

interface ArticleText {
  title?: string;
  slug?: string;
  author?: string;
  published?: Date;
  /** Further lines of front matter. */
  more?: string[];
  body?: string;
}

/** Somebody who may open the desk, and how they sign in. */
export interface TestModerator {
  email: string;
  name: string;
  password: string;
}

interface Fixtures {
  /** Imports an article of this test's own, as an editor would. */
  publish: (text?: ArticleText) => Promise<TestArticle>;
  /** An article of this test's own. */
  article: TestArticle;
  /** Runs one of our commands (scripts/NAME.ts) as a process of its own. */
  command: (name: string, ...words: string[]) => Promise<Command>;
  /** Makes a moderator of this test's own, by the command. */
  appoint: (role?: 'moderator' | 'admin') => Promise<TestModerator>;
  /** A moderator of this test's own. */
  moderator: TestModerator;
  /** The number of the comment by this name. */
  idOf: (name: string, state?: string) => Promise<string>;
}

let made = 0;

export const test = base.extend<Fixtures>({
  // A reader of this test's own, as far as the server can tell.
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  extraHTTPHeaders: async ({}, use) => {
    const part = () => 1 + Math.floor(Math.random() * 250);
    await use({ 'X-Forwarded-For': `10.${part()}.${part()}.${part()}` });
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  command: async ({}, use) => {
    await use(runCommand);
  },

  publish: async ({ command }, use, info) => {
    await use(async (text = {}) => {
      made += 1;
      const key = `${info.workerIndex}-${info.repeatEachIndex}-${made}-${Date.now()}`;
      const published = (text.published ?? new Date('2019-06-01T06:00:00Z')).toISOString();
      const {
        title = `مقال التجربة ${key}`,
        slug = `مقال-التجربة-${key}`,
        more = [],
        body = 'نصّ المقال.',
      } = text;
      const file = info.outputPath(`${key}.md`);
      const matter = [
        `title: "${title}"`,
        `slug: ${slug}`,
        `author: ${text.author ?? 'كاتب التجربة'}`,
        `published: ${published}`,
      ];
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, ['---', ...matter, ...more, '---', '', body, ''].join('\n'));
      const imported = await command('import', file);
      expect(imported.code, imported.output).toBe(0);
      return { slug, title, path: pathFor('ar', 'articles', slug) };
    });
  },

  article: async ({ publish }, use) => {
    await use(await publish());
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  appoint: async ({}, use, info) => {
    await use(async (role = 'moderator') => {
      made += 1;
      const email = `m${info.workerIndex}-${info.repeatEachIndex}-${made}-${Date.now()}@example.com`;
      const moderator = { email, name: `ليلى ${made}`, password: 'كلمة مرور طويلة للتجربة' };
      const words = ['add', email, '--name', moderator.name, ...(role === 'admin' ? ['--admin'] : [])];
      const added = await runWith({ MODERATOR_PASSWORD: moderator.password }, 'moderator', ...words);
      expect(added.code, added.output).toBe(0);
      return moderator;
    });
  },

  moderator: async ({ appoint }, use) => {
    await use(await appoint());
  },

  idOf: async ({ command }, use) => {
    await use(async (name, state = 'waiting') => {
      const { output } = await command('comments', 'list', state);
      const line = output.split('\n').find((row) => row.startsWith('#') && row.includes(name));
      expect(line, `a ${state} comment by ${name}`).toBeDefined();
      return line?.match(/\d+/)?.[0] ?? '';
    });
  },
});

/** Fills the comment form and sends it. */
export async function comment(
  page: Page,
  fields: { name: string; email: string; body: string },
): Promise<void> {
  await page.getByRole('textbox', { name: 'الاسم' }).fill(fields.name);
  await page.getByRole('textbox', { name: 'البريد الإلكتروني' }).fill(fields.email);
  await page.getByRole('textbox', { name: 'التعليق' }).fill(fields.body);
  await page.getByRole('button', { name: 'أرسل التعليق' }).click();
}

/** Fills the sign-in form of the desk and sends it. */
export async function signIn(page: Page, { email, password }: TestModerator): Promise<void> {
  await page.getByRole('textbox', { name: 'البريد الإلكتروني' }).fill(email);
  await page.getByRole('textbox', { name: 'كلمة المرور' }).fill(password);
  await page.getByRole('button', { name: 'ادخل' }).click();
}

function runCommand(name: string, ...words: string[]): Promise<Command> {
  return runWith({}, name, ...words);
}

function runWith(env: Record<string, string>, name: string, ...words: string[]): Promise<Command> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', `scripts/${name}.ts`, ...words], {
      env: { ...process.env, ...env },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
