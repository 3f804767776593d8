import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { findElsewhere } from '@/db/articles/elsewhere';
import { db } from '@/db/core/client';
import { invalidationsSince } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { migrate } from '@/db/migrate';
import { articleTopics } from '@/db/schema/article-links';
import { articles } from '@/db/schema/articles';
import { type ArticleFields, emptyFields } from '@/lib/desk/article-fields';
import { pathFor } from '@/lib/site/paths';
import { readInvalidations } from '@/server/cache/freshness';
import { storeStaff } from '@/test/staff';
import { findDeskArticle } from './article';
import type { Account } from './byline';
import { listDeskArticles } from './list';
import { publishArticle, withdrawArticle } from './publish';
import { createDraft, saveWorkingCopy } from './save';
import { cancelScheduledChange, publishDueChanges } from './scheduled-changes';
import { renameTopic } from './topics';
import { findScheduledVersion, listVersions } from './versions';

vi.mock('server-only', () => ({}));
vi.mock('next/cache', () => ({ cacheLife() {}, cacheTag() {} }));

let made = 0;
let sara: Account;
const HOUR = '2999-01-01 09:00';
const AFTER = new Date('2999-01-01T06:00:00Z');
const BEFORE = new Date(AFTER.getTime() - 1);

beforeAll(async () => {
  await migrate();
  sara = await storeStaff({ name: 'sara', role: 'admin' });
});

afterEach(() => vi.useRealTimers());

/** An article that readers know, and a change of it that is saved as revision 2. */
async function changed(more: Partial<ArticleFields> = {}) {
  const fields = {
    ...emptyFields,
    title: `خبر ${++made}`,
    edition: 'ar',
    body: 'نص أول.',
    credits: 'سارة',
    topics: 'دفاع',
  };
  const saved = await createDraft(fields, `change-${made}`, sara);
  const id = 'id' in saved ? saved.id : 0;
  await publishArticle(id, { seen: 1, isScheduled: false, by: sara.id });
  const change = { ...fields, body: 'نص ثان.', ...more };
  await saveWorkingCopy(id, change, 1, sara);
  return { id, change };
}

const schedule = (id: number, seen: number, changeAt = HOUR) =>
  publishArticle(id, { seen, isScheduled: true, changeAt, by: sara.id, note: 'موعد الرفع' });

async function row(id: number) {
  const [found] = await db.select().from(articles).where(eq(articles.id, id));
  if (!found) throw new Error(`No article ${id}`);
  return found;
}

const opened = async (id: number) => {
  const found = await findDeskArticle(id, sara.id);
  if (!found) throw new Error(`No article ${id}`);
  return found;
};

describe('a change that is scheduled', () => {
  test('comes out at its hour as it was, once, whatever was saved afterwards, and keeps the article’s date', async () => {
    const { id, change } = await changed();
    const { publishedAt } = await row(id);
    expect(await schedule(id, 2)).toMatchObject({ outcome: 'scheduled' });
    await saveWorkingCopy(id, { ...change, body: 'نص ثالث.' }, 2, sara);
    await publishDueChanges(BEFORE);
    expect((await row(id)).body).toBe('<p>نص أول.</p>');
    await Promise.all([publishDueChanges(AFTER), publishDueChanges(AFTER)]);
    expect(await row(id)).toMatchObject({ body: '<p>نص ثان.</p>', publishedAt });
    expect(await listVersions(id)).toMatchObject([
      { number: 2, publishedBy: 'sara', note: 'موعد الرفع', createdAt: AFTER },
      { number: 1 },
    ]);
    // What was saved afterwards is still a change that readers have not seen.
    expect(await opened(id)).toMatchObject({ isDirty: true, scheduled: null, fields: { body: 'نص ثالث.' } });
  });

  test('is published before the first answer after its hour, with the tags of what shows it', async () => {
    const { id } = await changed();
    vi.useFakeTimers({ toFake: ['Date'] });
    await schedule(id, 2, '2998-01-01 09:00');
    await readInvalidations();
    expect((await row(id)).body).toBe('<p>نص أول.</p>');
    const newest = (await invalidationsSince(0)).at(-1)?.id ?? 0;
    vi.setSystemTime(new Date('2998-01-01T06:00:00Z'));
    await readInvalidations();
    const { body, slug } = await row(id);
    expect(body).toBe('<p>نص ثان.</p>');
    const invalidated = (await invalidationsSince(newest)).map(({ tag }) => tag);
    expect(invalidated).toEqual(expect.arrayContaining([tags.articles('ar'), tags.article('ar', slug)]));
  });

  test('is shown at the desk with its differences, and can be put off and cancelled', async () => {
    const { id } = await changed();
    await schedule(id, 2);
    await schedule(id, 2, '2999-06-01 09:00');
    const found = await opened(id);
    expect(found).toMatchObject({ state: 'published', isDirty: true, scheduledBy: 'sara' });
    expect(await findScheduledVersion(found)).toMatchObject({
      before: { body: '<p>نص أول.</p>' },
      after: { body: '<p>نص ثان.</p>', topics: ['دفاع'] },
    });
    const listed = await listDeskArticles(
      { kind: 'articles', filter: 'scheduled', search: '', page: 1 },
      sara,
    );
    expect(listed.articles.find((article) => article.id === id)?.changeAt?.getUTCMonth()).toBe(5);
    await cancelScheduledChange(id);
    await publishDueChanges(new Date('2999-12-31'));
    expect([(await row(id)).body, (await opened(id)).scheduled]).toEqual(['<p>نص أول.</p>', null]);
  });

  test.each([
    ['', 'hour'],
    ['غدًا', 'hour'],
    ['2020-01-01 09:00', 'hour-past'],
  ])('at «%s» is an error beside its hour', async (hour, kind) => {
    const { id } = await changed();
    expect(await schedule(id, 2, hour)).toEqual({ outcome: 'invalid', errors: { changeAt: { kind } } });
  });

  test('is cancelled by publishing and by withdrawing before its hour', async () => {
    const published = await changed();
    await schedule(published.id, 2);
    await saveWorkingCopy(published.id, { ...published.change, body: 'نص ثالث.' }, 2, sara);
    await publishArticle(published.id, { seen: 3, isScheduled: false, by: sara.id });
    const withdrawn = await changed();
    await schedule(withdrawn.id, 2);
    await withdrawArticle(withdrawn.id, sara.id);
    await publishDueChanges(AFTER);
    expect((await row(published.id)).body).toBe('<p>نص ثالث.</p>');
    expect((await row(withdrawn.id)).draft).toBe('draft');
  });

  test('brings a withdrawn article back at its hour: until then its address leads to the successor', async () => {
    const successor = (await row((await changed()).id)).slug;
    const { id } = await changed();
    const { slug } = await row(id);
    await withdrawArticle(id, sara.id, successor);
    await schedule(id, 2);
    const path = pathFor('ar', 'articles', slug);
    expect(await findElsewhere('ar', slug, path)).toEqual({ path: pathFor('ar', 'articles', successor) });
    expect((await opened(id)).state).toBe('withdrawn');
    await publishDueChanges(AFTER);
    expect([(await opened(id)).state, await findElsewhere('ar', slug, path)]).toEqual(['published', null]);
  });

  test('has its address to itself, and its topic by the name that it has by then', async () => {
    const { id } = await changed({ slug: `عنوان-محجوز`, topics: 'فلك' });
    await schedule(id, 2);
    const other = await changed({ slug: 'عنوان-محجوز' });
    expect(await publishArticle(other.id, { seen: 2, isScheduled: false, by: sara.id })).toMatchObject({
      errors: { slug: { kind: 'slug-taken' } },
    });
    const topic = await changed({ topics: 'فلك' });
    await publishArticle(topic.id, { seen: 2, isScheduled: false, by: sara.id });
    const [{ topics: named }, renamed] = [await opened(topic.id), 'علم الفلك'];
    expect(named).toEqual(['فلك']);
    const [link] = await db.select().from(articleTopics).where(eq(articleTopics.articleId, topic.id));
    const { topicId } = link ?? { topicId: 0 };
    await renameTopic(topicId, { name: renamed, slug: '' });
    await publishDueChanges(AFTER);
    expect(await opened(id)).toMatchObject({ row: { slug: 'عنوان-محجوز' }, topics: [renamed] });
  });
});
