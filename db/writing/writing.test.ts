import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { mayTake } from '@/db/accounts/authority';
import { publishedArticle } from '@/db/articles/published';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { articles } from '@/db/schema/articles';
import { readSectionStates, saveSection, undoSection } from '@/db/site/settings';
import { loadSiteSettings } from '@/db/site/stored-settings';
import { type ArticleFields, emptyFields } from '@/lib/desk/article-fields';
import type { Role } from '@/lib/desk/roles';
import { sectionDefaults } from '@/runtime/site-settings';
import { storeArticle } from '@/test/articles-and-comments';
import { storeStaff } from '@/test/staff';
import { findDeskArticle } from './article';
import type { Account } from './byline';
import { listDeskArticles } from './list';
import { publishArticle, withdrawArticle } from './publish';
import { restoreVersion } from './restore';
import { createDraft, discardChanges, saveWorkingCopy } from './save';
import { findStored } from './stored';
import { listVersions } from './versions';

let made = 0;
let sara: Account;
let omar: Account;

const person = (name: string, role: Role = 'admin'): Promise<Account> => storeStaff({ name, role });

beforeAll(async () => {
  await migrate();
  sara = await person('sara');
  omar = await person('omar');
});

const written = (more: Partial<ArticleFields> = {}): ArticleFields => ({
  ...emptyFields,
  title: `خبر ${++made}`,
  edition: 'ar',
  body: 'فقرة أولى.\n\n## قسم\n\nفقرة **ثانية**.',
  credits: 'سارة',
  topics: 'دفاع\nتقنية',
  ...more,
});

async function draft(fields = written()): Promise<number> {
  const saved = await createDraft(fields, `form-${++made}`, sara);
  if (saved.outcome !== 'saved') throw new Error(saved.outcome);
  return saved.id;
}

const publish = (id: number, seen: number, isScheduled = false) =>
  publishArticle(id, { seen, isScheduled, by: sara.id, note: '' });

async function published(fields = written()): Promise<number> {
  const id = await draft(fields);
  expect(await publish(id, 1)).toMatchObject({ outcome: 'published' });
  return id;
}

async function row(id: number) {
  const [found] = await db.select().from(articles).where(eq(articles.id, id));
  if (!found) throw new Error(`No article ${id}`);
  return found;
}

const isSeen = async (id: number) =>
  (
    await db
      .select()
      .from(articles)
      .where(and(eq(articles.id, id), publishedArticle()))
  ).length === 1;

describe('a draft', () => {
  test('is made once, however often its form is sent, and no reader sees it', async () => {
    const fields = written();
    const saved = await Promise.all([1, 2, 3].map(() => createDraft(fields, 'one-form', sara)));
    expect(new Set(saved.map((one) => ('id' in one ? one.id : 0))).size).toBe(1);
    const [first] = saved;
    expect(await isSeen(first && 'id' in first ? first.id : 0)).toBe(false);
  });

  test('keeps all that was typed, be it a title of three hundred letters too many', async () => {
    const fields = written({ title: 'ط'.repeat(400), slug: 'Not a slug!', publishAt: 'غدًا', topics: '' });
    const id = await draft(fields);
    expect((await findDeskArticle(id, sara.id))?.fields).toEqual(fields);
    expect(await publish(id, 1)).toEqual({
      outcome: 'invalid',
      errors: {
        title: { kind: 'too-long', values: { limit: 300 } },
        slug: expect.objectContaining({ kind: 'no-slug' }),
        publishAt: { kind: 'hour' },
      },
    });
    expect(await isSeen(id)).toBe(false);
  });

  test('without anything in it is told what it lacks', async () => {
    const id = await draft({ ...emptyFields, edition: 'ar' });
    const result = await publish(id, 1);
    expect(Object.keys('errors' in result ? result.errors : {}).sort()).toEqual(['body', 'credits', 'title']);
  });
});

describe('publishing', () => {
  test('shows the article, rendered as an import would, with its topics and a version', async () => {
    const id = await published(written({ standfirst: 'مقدّمة', heroAlt: '' }));
    expect(await isSeen(id)).toBe(true);
    expect((await row(id)).body).toContain('<h2 id="section');
    expect(await listVersions(id)).toMatchObject([{ number: 1, publishedBy: 'sara' }]);
  });

  test('readers see the published text until the next publication', async () => {
    const fields = written();
    const id = await published(fields);
    await saveWorkingCopy(id, { ...fields, body: 'نص آخر.' }, 1, sara);
    expect((await row(id)).body).not.toContain('آخر');
    expect(await publish(id, 2)).toMatchObject({ outcome: 'published' });
    expect((await row(id)).body).toBe('<p>نص آخر.</p>');
    expect((await listVersions(id)).map(({ number }) => number)).toEqual([2, 1]);
  });

  test('saved as it is shown after publication, it has no changes', async () => {
    const id = await published();
    const shown = await findDeskArticle(id, sara.id);
    expect(await saveWorkingCopy(id, shown?.fields ?? emptyFields, 1, sara)).toMatchObject({
      outcome: 'unchanged',
    });
    expect(shown?.fields.slug).not.toBe('');
  });

  test('a text that was saved again meanwhile is not published unseen', async () => {
    const fields = written();
    const id = await draft(fields);
    await saveWorkingCopy(id, { ...fields, title: 'عنوان آخر' }, 1, omar);
    expect(await publish(id, 1)).toEqual({ outcome: 'stale' });
  });

  test('keeps the bytes of a body that nobody touched, and its time to the millisecond', async () => {
    const at = new Date('2026-01-02T03:04:05.678Z');
    await storeArticle({ slug: 'imported', published: at });
    const [before] = await db.select().from(articles).where(eq(articles.slug, 'imported'));
    if (!before) throw new Error('not stored');
    const opened = await findDeskArticle(before.id, sara.id);
    if (!opened) throw new Error('not found');
    await saveWorkingCopy(before.id, { ...opened.fields, title: 'عنوان أصلح' }, 0, sara);
    await publish(before.id, 1);
    const after = await row(before.id);
    expect({ ...after, searchWords: 0 }).toEqual({ ...before, title: 'عنوان أصلح', searchWords: 0 });
    expect((await listVersions(before.id)).map(({ publishedBy }) => publishedBy)).toEqual(['sara', null]);
  });

  test('an address that another article has is refused, and a former one leads on', async () => {
    const one = await published(written({ slug: 'عنوان-أول' }));
    const fields = written({ slug: 'عنوان-أول' });
    const other = await draft(fields);
    expect(await publish(other, 1)).toEqual({ outcome: 'invalid', errors: { slug: { kind: 'slug-taken' } } });
    const opened = await findDeskArticle(one, sara.id);
    await saveWorkingCopy(one, { ...written(), ...opened?.fields, slug: 'عنوان-ثان' }, 1, sara);
    expect(await publish(one, 2)).toMatchObject({ outcome: 'published', slug: 'عنوان-ثان' });
  });

  test('another headline keeps the address that readers know', async () => {
    const fields = written();
    const id = await published(fields);
    const { slug } = await row(id);
    await saveWorkingCopy(id, { ...fields, title: 'عنوان آخر تمامًا' }, 1, sara);
    expect((await findDeskArticle(id, sara.id))?.fields.slug).toBe(slug);
    expect(await publish(id, 2)).toMatchObject({ outcome: 'published', slug });
  });

  test('at an hour pins what was scheduled, whatever is saved afterwards', async () => {
    const fields = written({ publishAt: '2999-01-01 09:00' });
    const id = await draft(fields);
    expect(await publish(id, 1, true)).toMatchObject({ outcome: 'scheduled' });
    await saveWorkingCopy(id, { ...fields, body: 'نص لم يُنشر.' }, 1, sara);
    const { draft: reason, publishedAt, body } = await row(id);
    expect([reason, publishedAt.toISOString().slice(0, 4)]).toEqual([null, '2999']);
    expect(body).toContain('فقرة أولى');
    expect(await isSeen(id)).toBe(false);
  });

  test('keeps its moment when the time zone of the site changes, published or still to come', async () => {
    const hours = ['2020-01-01 09:00', '2999-07-01 09:00', 'لا وقت'];
    const ids = [];
    for (const publishAt of hours) ids.push(await draft(written({ publishAt })));
    const [past = 0, coming = 0, bad = 0] = ids;
    await publish(past, 1);
    await publish(coming, 1, true);
    const before = [await row(past), await row(coming)].map(({ publishedAt }) => publishedAt);
    const inCairo = { ...sectionDefaults.dates, timeZone: 'Africa/Cairo' };
    expect(await saveSection('dates', inCairo, null, 0)).toBe('saved');
    await loadSiteSettings();
    try {
      expect((await findDeskArticle(past, sara.id))?.fields.publishAt).toBe('2020-01-01T08:00');
      expect((await findDeskArticle(bad, sara.id))?.fields.publishAt).toBe('لا وقت');
      const fields = (await findDeskArticle(past, sara.id))?.fields ?? written();
      await saveWorkingCopy(past, { ...fields, body: 'فاصلة، زيدت.' }, 1, sara);
      expect(await publish(past, 2)).toMatchObject({ outcome: 'published' });
      expect([await row(past), await row(coming)].map(({ publishedAt }) => publishedAt)).toEqual(before);
    } finally {
      const seen = (await readSectionStates()).dates?.revision ?? 0;
      await undoSection('dates', null, seen);
      await loadSiteSettings();
    }
    expect((await findDeskArticle(past, sara.id))?.fields.publishAt).toBe('2020-01-01T09:00');
  });

  test('an hour that is over, or that none is, is an error', async () => {
    const id = await draft(written({ publishAt: '٢٠٢٠-٠١-٠١ ٠٩:٠٠' }));
    expect(await publish(id, 1, true)).toMatchObject({ errors: { publishAt: { kind: 'hour-past' } } });
    for (const publishAt of ['2026-13-01 09:00', '2027-02-31T09:00', '0027-02-01T09:00']) {
      const bad = await draft(written({ publishAt }));
      expect(await publish(bad, 1, true)).toMatchObject({ errors: { publishAt: { kind: 'hour' } } });
    }
  });

  test.each([
    ['markup that no page shows', '<script>alert(1)</script>\n\n<!-- لاحقًا -->', 'empty'],
    ['characters that nobody sees', '\u{200C}\u{200B}\u{2060}', 'empty'],
    ['quotations within quotations', `${'>'.repeat(3000)} نص`, 'nested'],
    ['elements within elements', `${'<div><b>'.repeat(3000)}نص`, 'nested'],
    ['more than a page holds', 'ا'.repeat(500_001), 'too-long'],
  ])('a text of %s is an error beside its field', async (_, body, kind) => {
    const id = await draft(written({ body }));
    expect(await publish(id, 1)).toMatchObject({ outcome: 'invalid', errors: { body: { kind } } });
  });

  test('a whole article that was pasted into another field is kept, and told', async () => {
    const id = await draft(written({ standfirst: 'كلمة '.repeat(2000) }));
    expect(await publish(id, 1)).toMatchObject({ errors: { standfirst: { kind: 'too-long' } } });
  });

  test('a draft with an hour to come is not published before it by the other button', async () => {
    const id = await draft(written({ publishAt: '2999-01-01T09:00' }));
    expect(await publish(id, 1)).toMatchObject({ errors: { publishAt: { kind: 'hour-ahead' } } });
    expect(await publish(id, 1, true)).toMatchObject({ outcome: 'scheduled' });
    expect(await publish(id, 1), 'scheduled, it can come out now').toMatchObject({ outcome: 'published' });
  });

  test('a picture that is not here is named with its line', async () => {
    const id = await draft(written({ body: 'نص.\n\n![وصف](/media/none.jpg)' }));
    expect(await publish(id, 1)).toMatchObject({ errors: { body: { kind: 'picture-missing', line: 3 } } });
  });
});

describe('two people', () => {
  test('overwrite nothing: the second keeps their text beside the other, and saves knowing it', async () => {
    const fields = written();
    const id = await published(fields);
    await saveWorkingCopy(id, { ...fields, body: 'نص سارة' }, 1, sara);
    const lost = await saveWorkingCopy(id, { ...fields, body: 'نص عمر' }, 1, omar);
    expect(lost).toEqual({ outcome: 'conflict', id });
    const shown = await findDeskArticle(id, omar.id);
    expect([shown?.fields.body, shown?.other?.fields.body, shown?.other?.savedBy]).toEqual([
      'نص عمر',
      'نص سارة',
      'sara',
    ]);
    expect((await findDeskArticle(id, sara.id))?.other).toBeNull();
    const saved = await saveWorkingCopy(id, { ...fields, body: 'نص عمر' }, shown?.revision ?? 0, omar);
    expect(saved).toMatchObject({ outcome: 'saved' });
    expect((await findDeskArticle(id, omar.id))?.other).toBeNull();
  });

  test('the saves of one person that overlap are no conflict', async () => {
    const fields = written();
    const id = await draft(fields);
    const saves = ['أ', 'ب', 'ج'].map((body) => saveWorkingCopy(id, { ...fields, body }, 1, sara));
    expect((await Promise.all(saves)).map(({ outcome }) => outcome)).toEqual(['saved', 'saved', 'saved']);
  });

  test('two tabs of one person do not write over each other; a tab that saves twice is no conflict', async () => {
    const fields = written();
    const id = await draft(fields);
    const save = (body: string, seen: number, tab: string) =>
      saveWorkingCopy(id, { ...fields, body }, seen, sara, tab);
    expect(await save('الأول', 1, 'tab-1')).toMatchObject({ outcome: 'saved', revision: 2 });
    expect(await save('الأول أيضًا', 1, 'tab-1'), 'sent before the answer came').toMatchObject({
      revision: 3,
    });
    expect(await save('الثاني', 1, 'tab-2')).toMatchObject({ outcome: 'conflict' });
    await save('الأول دائمًا', 3, 'tab-1');
    const shown = await findDeskArticle(id, sara.id);
    expect(shown?.fields.body, 'set aside until it is seen').toBe('الثاني');
    expect(shown?.other).toMatchObject({ isOwn: true, fields: { body: 'الأول دائمًا' } });
    expect(await save('الاثنان', shown?.revision ?? 0, 'tab-3')).toMatchObject({ outcome: 'saved' });
    expect((await findDeskArticle(id, sara.id))?.other).toBeNull();
  });

  test('an old tab of one’s own does not write over what the other saved between', async () => {
    const fields = written();
    const id = await draft(fields);
    await saveWorkingCopy(id, { ...fields, body: 'عمر' }, 1, omar);
    await saveWorkingCopy(id, { ...fields, body: 'سارة، وقد رأت' }, 2, sara);
    expect(await saveWorkingCopy(id, { ...fields, body: 'سارة، من قبل' }, 1, sara)).toMatchObject({
      outcome: 'conflict',
    });
  });

  test('saving many times in turn, no text is lost unseen', async () => {
    const fields = written();
    const id = await draft(fields);
    const people = [sara, omar];
    const seen = [1, 1];
    let last = fields.body;
    let conflicts = 0;
    for (let turn = 0; turn < 200; turn += 1) {
      const who = turn % 7 < 4 ? turn % 2 : (turn + 1) % 2;
      const account = people[who] ?? sara;
      const body = `نص ${turn}`;
      const saved = await saveWorkingCopy(id, { ...fields, body }, seen[who] ?? 0, account);
      const now = await findDeskArticle(id, account.id);
      if (saved.outcome === 'conflict') {
        conflicts += 1;
        expect([now?.other?.fields.body, now?.fields.body]).toEqual([last, body]);
      } else last = body;
      seen[who] = now?.revision ?? 0;
    }
    expect(conflicts).toBeGreaterThan(20);
  });
});

describe('taking back', () => {
  test('withdraws from readers, and publishing brings it back', async () => {
    const fields = written();
    const id = await published(fields);
    for (const successor of ['لا-يوجد', (await row(id)).slug])
      expect(await withdrawArticle(id, sara.id, successor)).toEqual({ outcome: 'no-successor' });
    expect(await withdrawArticle(id, sara.id)).toEqual({ outcome: 'withdrawn' });
    expect([await isSeen(id), (await findDeskArticle(id, sara.id))?.state]).toEqual([false, 'withdrawn']);
    expect(await withdrawArticle(id, sara.id)).toEqual({ outcome: 'gone' });
    await publish(id, 1);
    expect([await isSeen(id), (await findDeskArticle(id, sara.id))?.state]).toEqual([true, 'published']);
  });

  test('drops changes that readers have not seen', async () => {
    const fields = written();
    const id = await published(fields);
    await saveWorkingCopy(id, { ...fields, title: 'لا' }, 1, sara);
    await discardChanges(id, 2, sara);
    const found = await findDeskArticle(id, sara.id);
    expect([found?.fields.title, found?.isDirty]).toEqual([fields.title, false]);
  });

  test('restores a version as a new one, but not over changes that nobody has seen', async () => {
    const fields = written();
    const id = await published(fields);
    await saveWorkingCopy(id, { ...fields, body: 'نص آخر.' }, 1, sara);
    const restore = (seen: number) => restoreVersion(id, 1, { seen, account: omar });
    expect(await restore(2)).toEqual({ outcome: 'stale' });
    await publish(id, 2);
    expect(await restore(2)).toMatchObject({ outcome: 'published' });
    expect((await row(id)).body).toContain('فقرة أولى');
    expect(await listVersions(id)).toMatchObject([
      { number: 3, publishedBy: 'omar', restoredFrom: 1 },
      { number: 2 },
      { number: 1 },
    ]);
  });
});

describe('the list', () => {
  test('has all states, each by itself, and finds drafts as readers’ search finds articles', async () => {
    const id = await draft(written({ title: 'الأسطرلاب النادر' }));
    const ids = async (filter: 'draft' | 'published', search: string) =>
      (await listDeskArticles({ kind: 'articles', filter, search, page: 1 }, sara)).articles.map(
        (article) => article.id,
      );
    expect(await ids('draft', 'اسطرلاب')).toEqual([id]);
    expect(await ids('published', 'اسطرلاب')).toEqual([]);
    await publish(id, 1);
    expect(await ids('published', 'أسطرلاب')).toEqual([id]);
    expect(await ids('draft', 'أسطرلاب')).toEqual([]);
  });
});

describe('a byline of several', () => {
  const names = async (id: number) => (await findStored(db, id))?.byline.map(({ name }) => name);

  test('is published in order, told by its versions, and restored', async () => {
    const fields = written({ credits: 'سارة\nكاتب جديد' });
    const id = await published(fields);
    expect(await names(id)).toEqual(['سارة', 'كاتب جديد']);
    await saveWorkingCopy(id, { ...fields, credits: 'كاتب جديد\nسارة\nسارة' }, 1, sara);
    await publish(id, 2);
    expect(await names(id)).toEqual(['كاتب جديد', 'سارة']);
    expect(
      (await listVersions(id)).map(({ snapshot }) => [snapshot.author, ...(snapshot.coauthors ?? [])]),
    ).toEqual([
      ['كاتب جديد', 'سارة'],
      ['سارة', 'كاتب جديد'],
    ]);
    await restoreVersion(id, 1, { seen: 2, account: sara });
    expect(await names(id)).toEqual(['سارة', 'كاتب جديد']);
  });

  test('with a name that none can have is an error beside the field, and keeps the text', async () => {
    const id = await draft(written({ credits: 'سارة\n؟؟' }));
    expect(await publish(id, 1)).toMatchObject({ errors: { credits: { kind: 'no-letter' } } });
    expect((await findDeskArticle(id, sara.id))?.fields.credits).toBe('سارة\n؟؟');
    expect(await draft(written({ credits: '؟؟' }))).toBeGreaterThan(0);
  });

  test('gives a draft to whom it names, and half a name makes nobody', async () => {
    const hala = await person('hala', 'author');
    const own = await createDraft(written(), 'hala-own', hala);
    const fields = written({ credits: 'سارة' });
    const id = await draft(fields);
    expect(await mayTake(hala, 'write', { articleId: id })).toBe(false);
    await saveWorkingCopy(id, { ...fields, credits: 'سارة\nhal' }, 1, sara);
    expect(await names(id)).toEqual(['سارة']);
    await saveWorkingCopy(id, { ...fields, credits: 'سارة\nhala' }, 2, sara);
    expect(await names(id)).toEqual(['سارة', 'hala']);
    expect(await mayTake(hala, 'write', { articleId: id })).toBe(true);
    // What she types of the byline is not hers to say.
    await saveWorkingCopy(id, { ...fields, body: 'نصّها', credits: 'hala' }, 3, hala);
    expect((await findDeskArticle(id, hala.id))?.fields).toMatchObject({
      body: 'نصّها',
      credits: 'سارة\nhala',
    });
    expect(own).toMatchObject({ outcome: 'saved' });
  });
});

describe('an author', () => {
  test('writes under their own name alone, and sees their own articles alone', async () => {
    const nour = await person('nour', 'author');
    const other = await draft();
    const saved = await createDraft(written({ credits: 'غيري' }), 'by-an-author', nour);
    const id = 'id' in saved ? saved.id : 0;
    const fields = (await findDeskArticle(id, nour.id))?.fields;
    expect(fields?.credits).toBe('nour');
    await saveWorkingCopy(id, { ...written(), credits: 'غيري' }, 1, nour);
    expect((await findDeskArticle(id, nour.id))?.fields.credits).toBe('nour');
    const listed = (await listDeskArticles({ kind: 'articles', filter: 'all', search: '', page: 1 }, nour))
      .articles;
    expect(listed.map((article) => article.id)).toEqual([id]);
    const acts = [id, other].map((articleId) => mayTake(nour, 'write', { articleId }));
    expect(await Promise.all(acts)).toEqual([true, false]);
  });
});
