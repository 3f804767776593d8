import { asc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { migrate } from '@/db/migrate';
import { articleTopics } from '@/db/schema/article-links';
import { authors, topics } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { articleRow, articleSource, publishComment, tagsInvalidatedBy } from '@/test/articles-and-comments';
import { type ReadyArticle, saveArticle, saveAuthor } from './save';

beforeAll(migrate);

async function topicsOf(slug: string): Promise<string[]> {
  const { id } = await articleRow(slug);
  const rows = await db
    .select({ name: topics.name })
    .from(articleTopics)
    .innerJoin(topics, eq(topics.id, articleTopics.topicId))
    .where(eq(articleTopics.articleId, id))
    .orderBy(asc(articleTopics.position));
  return rows.map((row) => row.name);
}

async function authorOf(slug: string): Promise<string | undefined> {
  const { authorId } = await articleRow(slug);
  return (await db.select().from(authors).where(eq(authors.id, authorId)))[0]?.name;
}

describe('an article', () => {
  test('is added, with all it says', async () => {
    const source = articleSource({
      slug: 'added',
      updated: new Date('2026-02-01T00:00:00Z'),
      topics: ['دفاع', 'تقنية'],
      translation: 'added-en',
      comments: 'closed',
    });
    expect(await saveArticle(source)).toBe('added');
    expect(await articleRow('added')).toMatchObject({
      title: source.title,
      standfirst: source.standfirst,
      body: source.html,
      words: 1,
      publishedAt: source.published,
      updatedAt: source.updated,
      commentsOpen: false,
      commentCount: 0,
      translationSlug: 'added-en',
      hero: null,
    });
    expect(await topicsOf('added')).toEqual(['دفاع', 'تقنية']);
    expect(await authorOf('added')).toBe('نور الدين');
  });

  test('stored again as it is, is unchanged and announces nothing', async () => {
    const source = articleSource({ slug: 'same', topics: ['دفاع', 'علوم'] });
    await saveArticle(source);
    const before = await articleRow('same');
    let outcome = '';
    expect(
      await tagsInvalidatedBy(async () => {
        outcome = await saveArticle({ ...source, published: new Date(source.published) });
      }),
    ).toEqual([]);
    expect(outcome).toBe('unchanged');
    expect(await articleRow('same')).toEqual(before);
  });

  test.each<[string, Partial<ReadyArticle>]>([
    ['title', { title: 'عنوان جديد' }],
    ['text', { html: '<p>جديد</p>' }],
    ['standfirst', { standfirst: '' }],
    ['author', { author: 'سلمى' }],
    ['time', { published: new Date('2025-12-31T00:00:00Z') }],
    ['update', { updated: new Date('2026-03-01T00:00:00Z') }],
    ['comments', { comments: 'closed' }],
    ['translation', { translation: 'other' }],
    ['order of topics', { topics: ['علوم', 'دفاع'] }],
    ['topics, one fewer', { topics: ['دفاع'] }],
    ['topics, one more', { topics: ['دفاع', 'علوم', 'فضاء'] }],
    ['topics, none', { topics: [] }],
  ])('with another %s is updated in its place', async (_, changed) => {
    const source = articleSource({ slug: 'changing', topics: ['دفاع', 'علوم'] });
    await saveArticle(source);
    const { id } = await articleRow('changing');
    expect(await saveArticle({ ...source, ...changed })).toBe('updated');
    expect(await saveArticle({ ...source, ...changed })).toBe('unchanged');
    expect((await articleRow('changing')).id).toBe(id);
    expect(await topicsOf('changing')).toEqual(changed.topics ?? source.topics);
    expect(await authorOf('changing')).toBe(changed.author ?? source.author);
  });

  test('keeps its comments and their count when it is updated', async () => {
    await saveArticle(articleSource({ slug: 'discussed' }));
    const { id } = await articleRow('discussed');
    const root = await publishComment(id);
    await publishComment(id, { parentId: root.id });
    await saveArticle(articleSource({ slug: 'discussed', html: '<p>محدَّث</p>', topics: ['آخر'] }));
    expect(await articleRow('discussed')).toMatchObject({ id, body: '<p>محدَّث</p>', commentCount: 2 });
    expect(await db.select().from(comments).where(eq(comments.articleId, id))).toHaveLength(2);
  });

  test('announces its own page, and its edition’s articles to whatever shows one of them', async () => {
    const source = articleSource({ slug: 'told', translation: 'told-en' });
    expect(await tagsInvalidatedBy(() => saveArticle(source))).toEqual([
      tags.articles('ar'),
      tags.article('ar', 'told'),
    ]);
  });

  test('that cannot be stored leaves nothing behind, not even its author', async () => {
    const wrong = articleSource({ slug: 'wrong', author: 'كاتب جديد', words: -1 });
    expect(await tagsInvalidatedBy(() => expect(saveArticle(wrong)).rejects.toThrow())).toEqual([]);
    expect(await db.select().from(authors).where(eq(authors.name, 'كاتب جديد'))).toEqual([]);
    await expect(articleRow('wrong')).rejects.toThrow();
  });

  test('in the other edition is another article, with another author and other topics', async () => {
    await saveArticle(articleSource({ slug: 'both' }));
    await saveArticle(articleSource({ slug: 'both', edition: 'en' }));
    const [arabic, english] = [await articleRow('both', 'ar'), await articleRow('both', 'en')];
    expect(english.id).not.toBe(arabic.id);
    expect(english.authorId).not.toBe(arabic.authorId);
    expect(await db.select().from(topics).where(eq(topics.slug, 'دفاع'))).toHaveLength(2);
  });

  test('names a topic twice in two spellings: it has it once', async () => {
    await saveArticle(articleSource({ slug: 'twice', topics: ['فضاء', 'فَضاء', 'فضاء'] }));
    expect(await topicsOf('twice')).toHaveLength(1);
  });
});

describe('an author', () => {
  const salma = { edition: 'ar' as const, slug: 'salma', name: 'سلمى خوري', bio: 'كاتبة' };

  test('is added, unchanged and updated', async () => {
    expect(await saveAuthor(salma, null)).toBe('added');
    expect(await tagsInvalidatedBy(() => saveAuthor(salma, null))).toEqual([]);
    expect(await saveAuthor(salma, null)).toBe('unchanged');
    expect(await saveAuthor({ ...salma, gender: 'female' }, null)).toBe('updated');
    expect(await tagsInvalidatedBy(() => saveAuthor({ ...salma, bio: 'صحفية' }, null))).toEqual([
      tags.articles('ar'),
    ]);
  });

  test.each(['سلمى خوري', 'salma', 'Salma'])('is found by an article that names %j', async (name) => {
    await saveAuthor(salma, null);
    await saveArticle(articleSource({ slug: `by-${name}`, author: name }));
    expect(await authorOf(`by-${name}`)).toBe('سلمى خوري');
  });

  test('not known yet is made from the name, once for every spelling of it', async () => {
    await saveArticle(articleSource({ slug: 'new-1', author: 'هند العُمَري' }));
    await saveArticle(articleSource({ slug: 'new-2', author: 'هند العمري' }));
    expect((await articleRow('new-2')).authorId).toBe((await articleRow('new-1')).authorId);
    expect(await db.select().from(authors).where(eq(authors.slug, 'هند-العمري'))).toHaveLength(1);
  });

  test('is another in the other edition', async () => {
    await saveAuthor(salma, null);
    expect(await saveAuthor({ ...salma, edition: 'en', name: 'Salma Khoury' }, null)).toBe('added');
  });
});
