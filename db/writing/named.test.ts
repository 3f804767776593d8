import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { findByFormerSlug } from '@/db/articles/former-slugs';
import { listTopics } from '@/db/articles/topics';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { articleTopics } from '@/db/schema/article-links';
import { authors, topics } from '@/db/schema/articles';
import { NO_LIMITS, searchArticles } from '@/db/search/search';
import { saveSection } from '@/db/site/settings';
import { readStored } from '@/db/site/stored-settings';
import { parseTopic } from '@/lib/desk/named-form';
import { sectionDefaults } from '@/runtime/site-settings';
import { freshArticle, tagsInvalidatedBy } from '@/test/articles-and-comments';
import { formOf } from '@/test/form';
import { updateAuthor } from './authors';
import { listDeskTopics, listTopicLeads, mergeTopic, placeTopic, renameTopic } from './topics';

vi.mock('server-only', () => ({}));
vi.mock('next/cache', () => ({ cacheLife() {}, cacheTag() {} }));

beforeAll(migrate);

const found = async (words: string) =>
  (await searchArticles('ar', words, NO_LIMITS, 1)).results.map(({ id }) => id);

async function topicNamed(name: string): Promise<number> {
  const [topic] = await db.select().from(topics).where(eq(topics.name, name));
  if (!topic) throw new Error(`No topic ${name}`);
  return topic.id;
}

describe('an author', () => {
  test('is renamed with the address, which leads on, and is found by the new name', async () => {
    const article = await freshArticle({ author: 'وليد القديم' });
    const author = { name: 'وليد الجديد', slug: '', bio: 'صحفي.', gender: 'male' as const };
    expect(await updateAuthor(article.authorId, author)).toEqual({ outcome: 'saved' });
    expect(await found('الجديد')).toEqual([article.id]);
    const [stored] = await db.select().from(authors).where(eq(authors.id, article.authorId));
    expect(stored).toMatchObject({ ...author, slug: 'وليد-الجديد' });
    expect(await findByFormerSlug(db, 'authors', { edition: 'ar', slug: 'وليد-القديم' })).toBe(
      article.authorId,
    );
  });

  test('does not take the address of another', async () => {
    const [one] = [await freshArticle({ author: 'هند' }), await freshArticle({ author: 'دعد' })];
    const input = { name: 'هند', slug: 'دعد', bio: '', gender: null };
    expect(await updateAuthor(one.authorId, input)).toEqual({ outcome: 'slug-taken' });
    expect(await updateAuthor(999_999, input)).toEqual({ outcome: 'gone' });
  });
});

describe('a topic', () => {
  test('is renamed, and its old address leads on', async () => {
    await freshArticle({ topics: ['فضاء'] });
    const id = await topicNamed('فضاء');
    const tags = await tagsInvalidatedBy(() => renameTopic(id, { name: 'علوم الفضاء', slug: '' }));
    expect(tags).toContain('articles:ar');
    expect(await findByFormerSlug(db, 'topics', { edition: 'ar', slug: 'فضاء' })).toBe(id);
    expect(await renameTopic(id, { name: 'فضاء', slug: '' })).toEqual({ outcome: 'saved' });
    expect(await findByFormerSlug(db, 'topics', { edition: 'ar', slug: 'فضاء' })).toBeUndefined();
  });

  test('stands where an editor puts it, before those that go by the number of their articles', async () => {
    for (const topics of [['بحر', 'جبل'], ['بحر'], ['نهر']]) await freshArticle({ topics });
    const [sea, hill, river] = await Promise.all(['بحر', 'جبل', 'نهر'].map(topicNamed));
    const order = async () =>
      (await listTopics('ar')).map(({ name }) => name).filter((name) => ['بحر', 'جبل', 'نهر'].includes(name));
    expect(await order()).toEqual(['بحر', 'جبل', 'نهر']);
    const told = await tagsInvalidatedBy(() => placeTopic(river ?? 0, 'first'));
    expect([told, await order()]).toEqual([['articles:ar'], ['نهر', 'بحر', 'جبل']]);
    expect(await placeTopic(sea ?? 0, hill ?? 0)).toEqual({ outcome: 'gone' });
    await placeTopic(hill ?? 0, river ?? 0);
    await placeTopic(river ?? 0, hill ?? 0);
    expect(await order()).toEqual(['جبل', 'نهر', 'بحر']);
    await placeTopic(hill ?? 0, null);
    expect(await order()).toEqual(['نهر', 'بحر', 'جبل']);
  });

  test('is described by a line, and opens with an article of its own', async () => {
    const article = await freshArticle({ topics: ['ملاحة'] });
    const id = await topicNamed('ملاحة');
    const typed = {
      name: 'ملاحة',
      slug: 'ملاحة',
      description: ' السفن\n والموانئ ',
      leadId: String(article.id),
    };
    const parsed = parseTopic(formOf(typed));
    if ('errors' in parsed) throw new Error('It was refused');
    expect(await tagsInvalidatedBy(() => renameTopic(id, parsed.data))).toContain('articles:ar');
    const topic = (await listDeskTopics()).find((one) => one.id === id);
    expect(topic).toMatchObject({ description: 'السفن والموانئ', leadId: article.id });
    expect(await listTopicLeads(id, null)).toEqual([{ id: article.id, title: article.title }]);
    const other = await freshArticle({ topics: ['صيد'] });
    const withOther = { ...parsed.data, description: '', leadId: other.id };
    expect(await renameTopic(id, withOther)).toEqual({ outcome: 'lead-gone' });
    expect((await listDeskTopics()).find((one) => one.id === id)?.description).toBe('السفن والموانئ');
    expect(parseTopic(formOf({ ...typed, description: 'س'.repeat(301) }))).toMatchObject({
      errors: { description: 'too-long' },
    });
  });

  test('gives its articles and addresses to the one it is merged into, each article once', async () => {
    const both = await freshArticle({ topics: ['طاقه', 'طاقة'] });
    const one = await freshArticle({ topics: ['الطاقة'] });
    const also = await freshArticle({ topics: ['طاقة', 'الطاقة'] });
    const [from, into] = [await topicNamed('الطاقة'), await topicNamed('طاقة')];
    await renameTopic(from, { name: 'الطاقة', slug: 'قطاع-الطاقة' });
    expect(await mergeTopic(from, into)).toEqual({ outcome: 'merged' });
    const rows = await db.select().from(articleTopics).where(eq(articleTopics.topicId, into));
    expect(new Set(rows.map(({ articleId }) => articleId))).toEqual(new Set([both.id, one.id, also.id]));
    for (const slug of ['الطاقة', 'قطاع-الطاقة'])
      expect(await findByFormerSlug(db, 'topics', { edition: 'ar', slug }), slug).toBe(into);
    expect((await listDeskTopics()).find(({ id }) => id === from)).toBeUndefined();
    const orphans = await db
      .select()
      .from(articleTopics)
      .where(and(eq(articleTopics.topicId, from)));
    expect(orphans).toEqual([]);
    expect(await mergeTopic(into, into)).toEqual({ outcome: 'gone' });
  });
});

test('links of the owner that name a topic follow it when it is renamed and when it is merged', async () => {
  await freshArticle({ topics: ['فلك', 'سماء'] });
  const navigation = { ...sectionDefaults.navigation, 'topics-ar': 'فلك\nمن نحن | /ar/pages/about' };
  await saveSection('navigation', navigation, null, 0);
  const lines = async () => (await readStored()).navigation?.['topics-ar'];
  await renameTopic(await topicNamed('فلك'), { name: 'علم الفلك', slug: '' });
  expect(await lines()).toBe('علم الفلك\nمن نحن | /ar/pages/about');
  await mergeTopic(await topicNamed('علم الفلك'), await topicNamed('سماء'));
  expect(await lines()).toBe('سماء\nمن نحن | /ar/pages/about');
});
