import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { saveArticle, saveAuthor } from '@/db/articles/save';
import { client, db } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { migrate } from '@/db/migrate';
import { articleTopics } from '@/db/schema/article-links';
import { articles } from '@/db/schema/articles';
import { SEARCH_WORDS_VERSION } from '@/lib/search/analyse';
import { articleRow, articleSource, storeArticle } from '@/test/articles-and-comments';
import { suggestQuestion } from './did-you-mean';
import { NO_LIMITS, searchArticles } from './search';

beforeAll(migrate);
beforeEach(async () => {
  await write(async (tx) => {
    await tx.delete(articleTopics);
    await tx.delete(articles);
  });
});

/** The slugs of what is found, the best first. */
async function find(question: string, limits = {}, edition: 'ar' | 'en' = 'ar'): Promise<string[]> {
  const { results } = await searchArticles(edition, question, { ...NO_LIMITS, ...limits }, 1);
  return results.map(({ slug }) => slug);
}

describe('what is found follows the articles', () => {
  test('from the moment they are stored, by title, text, author and topic', async () => {
    await storeArticle({ slug: 'a', title: 'الزلازل', html: '<p>تحت البحار</p>', topics: ['جيولوجيا'] });
    for (const question of ['زلازل', 'البحار', 'نور الدين', 'الجيولوجيا'])
      expect(await find(question), question).toEqual(['a']);
  });

  test('and by what they say now', async () => {
    await storeArticle({ slug: 'a', title: 'الزلازل' });
    await storeArticle({ slug: 'a', title: 'البراكين' });
    expect(await find('زلازل')).toEqual([]);
    expect(await find('براكين')).toEqual(['a']);
  });

  test('and their authors’ names', async () => {
    await storeArticle({ slug: 'a', author: 'ليلى' });
    const author = { edition: 'ar', slug: 'ليلى', bio: '' } as const;
    await saveAuthor({ ...author, name: 'سعاد' }, null);
    expect(await find('سعاد')).toEqual(['a']);
    expect(await find('ليلى')).toEqual([]);
    await saveAuthor({ ...author, name: 'ليلى' }, null);
  });

  test('until they are deleted, whoever does it', async () => {
    const { id } = await storeArticle({ slug: 'a', title: 'الزلازل', topics: [] });
    await client.execute({ sql: 'delete from articles where id = ?', args: [id] });
    expect(await find('زلازل')).toEqual([]);
    const { rows } = await client.execute('select count(*) from search_ar_words');
    expect(rows[0]?.[0]).toBe(0);
  });

  test('and not where storing them failed', async () => {
    await client.execute(
      "create trigger refuse before insert on changes when new.tag <> 'written' begin select raise(abort, 'refused'); end",
    );
    await expect(saveArticle(articleSource({ slug: 'a', title: 'الزلازل' }))).rejects.toThrow();
    await client.execute('drop trigger refuse');
    expect(await find('زلازل')).toEqual([]);
  });

  test('each edition by itself', async () => {
    await storeArticle({ slug: 'a', title: 'عن Zircon' });
    await storeArticle({ slug: 'b', title: 'On Zircon', edition: 'en', author: 'Noor', topics: [] });
    expect(await find('zircon')).toEqual(['a']);
    expect(await find('zircon', {}, 'en')).toEqual(['b']);
  });
});

test('a scheduled article is not found before its hour, nor suggested', async () => {
  const published = new Date('2030-01-01T00:00:00Z');
  await storeArticle({ slug: 'a', title: 'الزلازل', published });
  const at = (now: Date) => searchArticles('ar', 'الزلازل', NO_LIMITS, 1, now);
  expect(await at(new Date(published.getTime() - 1))).toEqual({ results: [], count: 0 });
  expect((await at(published)).count).toBe(1);
  expect(await suggestQuestion('ar', 'الزلازم', new Date(published.getTime() - 1))).toBeNull();
  expect(await suggestQuestion('ar', 'الزلازم', published)).toBe('الزلازل');
});

test('answers are narrowed to a topic, an author and a time', async () => {
  const first = await storeArticle({ slug: 'a', title: 'الزلازل', author: 'ليلى', topics: ['علوم'] });
  await storeArticle({ slug: 'b', title: 'الزلازل', published: new Date('2020-01-01T00:00:00Z') });
  const [link] = await db.select().from(articleTopics).where(eq(articleTopics.articleId, first.id));
  expect((await find('زلازل')).sort()).toEqual(['a', 'b']);
  expect(await find('زلازل', { topicId: link?.topicId })).toEqual(['a']);
  expect(await find('زلازل', { authorId: first.authorId })).toEqual(['a']);
  expect(await find('زلازل', { since: new Date('2021-01-01T00:00:00Z') })).toEqual(['a']);
});

test('pages follow one another without repeating an article, also past those that are ranked by their texts', async () => {
  for (let number = 0; number < 33; number += 1)
    await storeArticle({
      slug: `a${number}`,
      title: 'الزلازل',
      html: `<p>${'زلزال '.repeat(number % 7)}</p>`,
    });
  const pages = await Promise.all(
    [1, 2, 3, 4, 5].map((page) => searchArticles('ar', 'زلازل', NO_LIMITS, page)),
  );
  expect(pages.map(({ results, count }) => [results.length, count])).toEqual([
    [10, 33],
    [10, 33],
    [10, 33],
    [3, 33],
    [0, 33],
  ]);
  expect(new Set(pages.flatMap(({ results }) => results.map(({ id }) => id))).size).toBe(33);
});

test.each([
  ['nothing', ''],
  ['a space', ' '],
  ['one letter', 'ل'],
  ['stop words', 'من في على'],
  ['the operators of FTS5', '" OR * NEAR('],
  ['a column of the index', 'title:الزلازل AND NOT body:x'],
  ['quotes', '"""'],
  ['SQL', "'; drop table articles; --"],
  ['HTML', '<script>alert(1)</script>'],
  ['controls', '\u{0}\u{202E}\u{FEFF}'],
  ['10,000 letters', 'ب'.repeat(10_000)],
  ['10,000 words', 'زلازل بحر '.repeat(5000)],
  ['a picture', '😀'],
])('a question of %s is answered', async (_, question) => {
  await storeArticle({ slug: 'a', title: 'الزلازل' });
  await expect(searchArticles('ar', question, NO_LIMITS, 1)).resolves.toBeDefined();
  await expect(suggestQuestion('ar', question)).resolves.toSatisfy(
    (said) => said === null || said !== question,
  );
});

describe('suggestQuestion', () => {
  beforeEach(() => storeArticle({ slug: 'a', title: 'كابلات البَحر تحت الأمواج' }));

  test('mends what no article has, as articles spell it, and nothing else', async () => {
    expect(await suggestQuestion('ar', 'كابلت البحر')).toBe('كابلات البحر');
    expect(await suggestQuestion('ar', 'في «الامواح»')).toBe('في «الأمواج»');
  });

  test('has nothing to say of a question that is answered, and none of one that is far off', async () => {
    expect(await suggestQuestion('ar', 'كابلات')).toBeNull();
    expect(await suggestQuestion('ar', 'قسطنطينية')).toBeNull();
  });
});

describe('an index that is older than the analyser', () => {
  test('is made anew by the migration, as is one that is not there', async () => {
    const { id } = await storeArticle({ slug: 'a', title: 'الزلازل' });
    await client.execute('delete from search_ar');
    await db.update(articles).set({ searchWords: 0 }).where(eq(articles.id, id));
    expect(await find('زلازل')).toEqual([]);
    await migrate();
    expect(await find('زلازل')).toEqual(['a']);
    expect((await articleRow('a')).searchWords).toBe(SEARCH_WORDS_VERSION);
  });

  test('is no reason to say that an article changed', async () => {
    const source = articleSource({ slug: 'a' });
    await saveArticle(source);
    await db.update(articles).set({ searchWords: 0 });
    expect(await saveArticle(source)).toBe('unchanged');
  });
});
