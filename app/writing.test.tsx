import { IntlProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { prerender } from 'react-dom/static';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { addComment } from '@/db/comments/create';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { pickComment } from '@/db/moderation/decisions';
import { corrections } from '@/db/schema/corrections';
import readRequest from '@/i18n/request';
import { renderBody } from '@/lib/markdown/render';
import { rewriteSearchUrl, searchPathFor } from '@/lib/search/url';
import type { NumberStyle } from '@/lib/site/number-style';
import { applyStored } from '@/runtime/site-settings';
import { type Edition, editions, site } from '@/site.config';
import { commentInput, PHONE, publishComment, storeArticle } from '@/test/articles-and-comments';

/** Where the page is that is being rendered; the desk is in no edition. */
const here = vi.hoisted(() => ({ edition: 'ar' as Edition, desk: false }));

// What Next's server gives a page. Words and formats come from our own i18n/request.ts, as they do there.
vi.mock('server-only', () => ({}));
vi.mock('next/root-params', () => ({ locale: async () => (here.desk ? undefined : here.edition) }));
vi.mock('next/cache', () => ({ cacheLife() {}, cacheTag() {} }));
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => ({ value: here.edition }) }),
  headers: async () => new Headers(),
}));
vi.mock('next-intl', async (original) => ({
  ...(await original<typeof import('next-intl')>()),
  NextIntlClientProvider: ({ children }: { children: ReactNode }) => children,
}));
vi.mock('next-intl/server', async () => {
  const { createFormatter, createTranslator } = await import('next-intl');
  return {
    getRequestConfig: <T,>(read: T) => read,
    getMessages: async () => (await configuration()).messages,
    getLocale: async () => (await configuration()).locale,
    getFormatter: async () => createFormatter(await configuration()),
    getTranslations: async (namespace?: never) => createTranslator({ ...(await configuration()), namespace }),
  };
});
vi.mock('@/db/accounts/session', () => ({
  currentStaff: async () => null,
  requireStaffPage: async () => ({ id: 'a', name: 'ليلى', email: 'layla@example.org', role: 'admin' }),
}));

async function configuration() {
  const { locale, messages, timeZone } = await readRequest({ requestLocale: Promise.resolve(undefined) });
  return { locale, messages: messages ?? undefined, timeZone };
}

interface Props {
  params: Promise<Record<string, string>>;
  searchParams: Promise<Record<string, string>>;
}

interface PageFile {
  default: (props: Props) => Promise<ReactNode>;
  generateMetadata?: (props: Props) => Promise<{ title?: unknown }>;
}

/** Pages that only lead to another. */
const LEADING = ['/comments/[id]/page.tsx', '/comments/numbered/[number]/page.tsx'];

const pages = Object.entries(import.meta.glob<PageFile>('./**/page.tsx')).filter(
  ([name]) => !LEADING.some((end) => name.endsWith(end)),
);

/** Pages of which only the "not found" side is rendered here. */
const MISSING = ['/[...rest]/page.tsx', '/subscriptions/[token]/page.tsx', '/previews/[token]/page.tsx'];

const SLUGS = {
  articles: 'words',
  authors: encodeURIComponent('نور-الدين'),
  topics: encodeURIComponent('دفاع'),
  pages: 'rules',
};

/** Ids and receipts by edition. */
const made = { ar: { id: '', token: '' }, en: { id: '', token: '' } };

const choices = site as unknown as { comments: { rootsPerPage: number } };

/** As an owner sets it. */
function write({ hijri, ...style }: NumberStyle): void {
  applyStored({ dates: { ...style, hijri: hijri ? '1' : '' } });
}

const LETTERS = 'نجطقمرسحبل';

/** A footnote that is named twice, a list, and a link for paper. */
const BODY = renderBody('كلام[^a] ثم[^a] [رابط](https://a.example/).\n\n1. أول\n\n[^a]: حاشية', {
  direction: 'rtl',
  pictures: new Map(),
  words: { table: '', code: '', footnotes: 'حواش', footnoteBack: 'عُد' },
}).html;

/** More topics, authors and articles of a month than a page of each lists. */
const MANY = 61;

/** No digit in any text but what the site itself counts; two pages of every list; one comment that waits. */
beforeAll(async () => {
  choices.comments.rootsPerPage = 1;
  await migrate();
  for (const edition of editions) {
    const published = new Date('2024-08-05T12:04:00Z');
    for (let number = 0; number < site.articlesPerPage; number++)
      await storeArticle({ edition, slug: 'a'.repeat(number + 1), published });
    for (let number = 0; number < MANY; number++) {
      const word = `${LETTERS[number % 10]}${LETTERS[Math.floor(number / 10)]}`;
      await storeArticle({ edition, slug: `b-${word}`, author: word, topics: [word], published });
    }
    const article = await storeArticle({ edition, slug: SLUGS.articles, published, html: BODY });
    await storeArticle({ edition, slug: SLUGS.pages, published, html: BODY, purpose: 'rules', topics: [] });
    const comments = [];
    for (const body of ['كلام', 'كلام آخر']) comments.push(await publishComment(article.id, { body }));
    for (const { id } of comments) {
      await pickComment(id, true, 'command', undefined, 'سطر');
      made[edition].id = String(id);
    }
    // Two pages of them.
    for (let version = 1; version <= 26; version++)
      await db
        .insert(corrections)
        .values({ articleId: article.id, kind: 'update', words: 'زيد سطر.', version, at: published });
    const added = await addComment(commentInput(article.id, { body: 'ينتظر' }), PHONE);
    if ('receipt' in added) made[edition].token = added.receipt;
  }
});

/** A page as it is sent, and what it says to those who see or hear it. */
async function render(name: string, file: PageFile, edition: Edition) {
  Object.assign(here, { edition, desk: name.includes('(desk)') });
  const kind = Object.keys(SLUGS).find((noun) => name.includes(`/${noun}/[slug]`)) as keyof typeof SLUGS;
  // A word of every article's title.
  const query =
    rewriteSearchUrl(searchPathFor(edition, { question: 'مقال' }))
      .split('/')
      .pop() ?? '';
  const props = {
    params: Promise.resolve({
      locale: edition,
      slug: SLUGS[kind] ?? '',
      month: '2024-08',
      page: '2',
      number: '0',
      query,
      ...made[edition],
    }),
    searchParams: Promise.resolve({}),
  };
  const page = await file.default(props);
  const { prelude } = await prerender(<IntlProvider {...(await configuration())}>{page}</IntlProvider>);
  const html = (await new Response(prelude).text())
    .replace(/<script[^>]*>.*?<\/script>/gs, '')
    // The choice of a style shows each as it is.
    .replace(/<select id="site-dates-.*?<\/select>/gs, '');
  const spoken = [...html.matchAll(/ (?:aria-label|title|alt|placeholder)="([^"]*)"/g)].map(
    (match) => match[1],
  );
  const title = (await file.generateMetadata?.(props))?.title ?? '';
  return { html, words: [title, ...spoken, html.replace(/<[^>]*>/g, ' ')].join(' ') };
}

/** Where the Hijri date stands: once on a front page or an article, and over each day of a month. */
const isHijri = (name: string) =>
  /\[locale\]\/(?:articles\/\[slug\]\/|archive\/\[month\]\/(?:.+\/)?)?page\.tsx$/.test(name);

/** How often something occurs. */
const times = (what: string | RegExp, text: string) => text.split(what).length - 1;

describe.each(pages)('%s', (name, load) => {
  test('follows the digits, the months and the Hijri line of the site', async () => {
    const file = await load();
    write({ digits: 'latin', months: 'gulf-egypt', hijri: false });
    const plain = await render(name, file, 'ar');
    expect(plain.words.includes('الصفحة غير موجودة')).toBe(MISSING.some((end) => name.endsWith(end)));
    expect(plain.words).not.toMatch(/[٠-٩]/);

    write({ digits: 'arabic-indic', months: 'levant', hijri: true });
    const { html, words } = await render(name, file, 'ar');
    // The code of the answer is a name, not a count, an address is written as it is typed, and a version as it is called.
    expect(words.replace('404', '').replace(/https?:\S+|\d+\.\d+\.\d+/g, '')).not.toMatch(/[0-9]/);
    expect(times('٥ آب ٢٠٢٤', words)).toBe(times('5 أغسطس 2024', plain.words));
    expect(times('(أم القرى)', words) > 0).toBe(isHijri(name));
    // What the browser counts is in the stylesheet's hands.
    expect(html.includes('data-digits="arab"')).toBe(html.includes('data-footnote-ref'));
    // What machines read stays: moments, addresses, values.
    expect(html.match(/ (?:dateTime|href|name|id|for)="[^"]*"/g)).toEqual(
      plain.html.match(/ (?:dateTime|href|name|id|for)="[^"]*"/g),
    );
    expect(html).not.toMatch(/ (?:dateTime|href|name|value|id|for)="[^"]*[٠-٩]/);
  });

  test('keeps to its own digits and months in English', async () => {
    write({ digits: 'arabic-indic', months: 'levant', hijri: true });
    const { html, words } = await render(name, await load(), 'en');
    expect(words).not.toMatch(/[٠-٩]|آب/);
    expect(html).not.toContain('data-digits="arab"');
    expect(times('Umm al-Qura)', words) > 0).toBe(isHijri(name));
  });
});
