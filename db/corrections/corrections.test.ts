import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { findArticle } from '@/db/articles/article';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { applyRetention } from '@/db/privacy/retention';
import { articles } from '@/db/schema/articles';
import { errorReports } from '@/db/schema/corrections';
import { findDeskArticle } from '@/db/writing/article';
import type { Account } from '@/db/writing/byline';
import { publishArticle } from '@/db/writing/publish';
import { restoreVersion } from '@/db/writing/restore';
import { createDraft, saveWorkingCopy } from '@/db/writing/save';
import { publishDueChanges } from '@/db/writing/scheduled-changes';
import { setVersionClosed } from '@/db/writing/versions';
import { type ArticleFields, emptyFields } from '@/lib/desk/article-fields';
import { DAY_MS } from '@/lib/site/duration';
import { hashToken } from '@/runtime/keyed-hash';
import { site } from '@/site.config';
import { storeStaff } from '@/test/staff';
import { listChanges, listCorrections } from './corrections';
import { findErrorReport } from './error-receipt';
import { addErrorReport, decideReport, listOpenReports, withdrawErrorReport } from './error-reports';

vi.mock('server-only', () => ({}));
vi.mock('next/cache', () => ({ cacheLife() {}, cacheTag() {} }));

let made = 0;
let sara: Account;
const browser = { address: '192.0.2.7', agent: 'a browser', visitor: 'v' };

beforeAll(async () => {
  await migrate();
  sara = await storeStaff({ name: 'sara', role: 'admin' });
});

/** An article that readers know, with a change saved as revision 2. */
async function changed(change: Partial<ArticleFields>) {
  const slug = `مصحح-${++made}`;
  const fields = { ...emptyFields, title: `مصحح ${made}`, slug, edition: 'ar', credits: 'سارة' };
  const first = { ...fields, body: 'وصلت منظومة S-400 أمس.' };
  const saved = await createDraft(first, `corrected-${made}`, sara);
  const id = 'id' in saved ? saved.id : 0;
  await publishArticle(id, { seen: 1, isScheduled: false, by: sara.id });
  await saveWorkingCopy(id, { ...first, body: 'وصلت منظومة S-500 أمس.', ...change }, 1, sara);
  return { id, slug };
}

const publish = (id: number, seen = 2) => publishArticle(id, { seen, isScheduled: false, by: sara.id });
const CORRECTION = { change: 'correction', changeWords: 'كتبنا S-400، والصواب S-500.' };

describe('a correction', () => {
  test('is told with the article, in the list, with the differences, and moves the time of modification', async () => {
    const { id, slug } = await changed(CORRECTION);
    expect(await publish(id)).toMatchObject({ outcome: 'published' });
    const article = await findArticle('ar', slug);
    expect(article?.corrections).toMatchObject([{ kind: 'correction', words: CORRECTION.changeWords }]);
    expect(article?.updatedAt).toEqual(expect.any(Date));
    expect((await listCorrections('ar', 1)).corrections[0]).toMatchObject({ article: { slug } });
    expect(await listChanges('ar', id, slug)).toMatchObject([
      {
        words: CORRECTION.changeWords,
        isClosed: false,
        fields: [
          {
            name: 'body',
            parts: [
              { kind: 'same', text: 'وصلت منظومة ' },
              { kind: 'removed', text: 'S-400' },
              { kind: 'added', text: 'S-500' },
              { kind: 'same', text: ' أمس.' },
            ],
          },
        ],
      },
    ]);
  });

  test('is not told again with the next comma, which is told to nobody and moves no time', async () => {
    const { id, slug } = await changed(CORRECTION);
    await publish(id);
    const told = await findArticle('ar', slug);
    const opened = await findDeskArticle(id, sara.id);
    expect(opened?.fields).toMatchObject({ change: '', changeWords: '' });
    if (opened) await saveWorkingCopy(id, { ...opened.fields, body: 'وصلت منظومة S-500، أمس.' }, 2, sara);
    await publish(id, 3);
    const after = await findArticle('ar', slug);
    expect(after?.corrections).toHaveLength(1);
    expect(after?.updatedAt).toEqual(told?.updatedAt);
  });

  test('of a scheduled change is told at its hour', async () => {
    const { id, slug } = await changed(CORRECTION);
    const options = { seen: 2, isScheduled: true, changeAt: '2999-01-01 09:00', by: sara.id };
    expect(await publishArticle(id, options)).toMatchObject({ outcome: 'scheduled' });
    expect((await findArticle('ar', slug))?.corrections).toEqual([]);
    const hour = new Date('2999-01-01T06:00:00Z');
    await publishDueChanges(hour);
    const [row] = await db.select().from(articles).where(eq(articles.id, id));
    expect(row?.updatedAt).toEqual(hour);
  });

  test.each([
    [{ change: 'correction', changeWords: ' ' }, { changeWords: { kind: 'empty' } }],
    [{ change: '', changeWords: 'كتبنا خطأ.' }, { change: { kind: 'change-kind' } }],
    [{ change: 'update', changeWords: 'ا'.repeat(601) }, { changeWords: { kind: 'too-long' } }],
  ])('%j is no correction: nothing is published', async (change, errors) => {
    const { id, slug } = await changed(change);
    expect(await publish(id)).toMatchObject({ outcome: 'invalid', errors });
    expect((await findArticle('ar', slug))?.body).toContain('S-400');
  });

  test('shows nothing of a version that is closed to readers', async () => {
    const { id, slug } = await changed(CORRECTION);
    await publish(id);
    for (const number of [1, 2]) {
      await setVersionClosed(id, number, true);
      expect(await listChanges('ar', id, slug)).toMatchObject([{ isClosed: true, fields: null }]);
      const restored = await restoreVersion(id, number, { seen: 99, account: sara });
      expect(restored, 'nor is it published again').toEqual({ outcome: 'stale' });
      await setVersionClosed(id, number, false);
    }
    expect(await listChanges('ar', id, slug)).toMatchObject([{ isClosed: false, fields: [{}] }]);
  });
});

describe('a report of an error', () => {
  const report = async (articleId: number, note: string, from = browser) => {
    const added = await addErrorReport({ articleId, passage: '', note }, from);
    if (!added || 'error' in added) throw new Error(JSON.stringify(added));
    return added.receipt;
  };
  const stateOf = async (receipt: string) => (await findErrorReport(hashToken(receipt)))?.state;

  test('sent twice is one, and is answered by the publication that mends it', async () => {
    const { id } = await changed({});
    const receipt = await report(id, 'المنظومة S-500');
    expect(await report(id, 'المنظومة S-500')).toBe(receipt);
    const other = await report(id, 'خطأ آخر');
    const { reports } = await listOpenReports({ articleId: id });
    expect(reports).toHaveLength(2);
    const opened = await findDeskArticle(id, sara.id);
    const mends = String(reports.find(({ note }) => note === 'المنظومة S-500')?.id);
    if (opened) await saveWorkingCopy(id, { ...opened.fields, ...CORRECTION, mends }, 2, sara);
    await publish(id, 3);
    expect([await stateOf(receipt), await stateOf(other)]).toEqual(['corrected', 'open']);
  });

  test('of another article is not answered by a publication', async () => {
    const about = await changed({});
    const receipt = await report(about.id, 'خطأ');
    const [open] = (await listOpenReports({ articleId: about.id })).reports;
    const { id } = await changed({ mends: String(open?.id) });
    await publish(id);
    expect(await stateOf(receipt)).toBe('open');
  });

  test('is decided once, and taken back only while it is open', async () => {
    const { id } = await changed({});
    const receipt = await report(id, 'خطأ');
    const [open] = (await listOpenReports({ articleId: id })).reports;
    const decision = { state: 'declined', answer: 'المصدر صحيح.', by: sara.id } as const;
    expect(await decideReport(open?.id ?? 0, decision)).toBe(true);
    expect(await decideReport(open?.id ?? 0, { ...decision, state: 'corrected' })).toBe(false);
    await withdrawErrorReport(receipt);
    expect(await findErrorReport(hashToken(receipt))).toMatchObject({ answer: 'المصدر صحيح.' });
    const second = await report(id, 'خطأ ثان');
    await withdrawErrorReport(second);
    expect(await findErrorReport(hashToken(second))).toBeNull();
  });

  test('is refused where there is no such article, and beyond ten a day from one network', async () => {
    expect(await addErrorReport({ articleId: 0, passage: '', note: 'خطأ' }, browser)).toBeNull();
    const { id } = await changed({});
    const from = { ...browser, address: '198.51.100.9' };
    for (let number = 0; number < 10; number += 1) await report(id, `خطأ ${number}`, from);
    expect(await addErrorReport({ articleId: id, passage: '', note: 'خطأ آخر' }, from)).toEqual({
      error: 'too-many',
    });
    await report(id, 'خطأ من غيره', { ...browser, address: '203.0.113.5' });
  });

  test('forgets who sent it, and is deleted long after its answer; an open one waits', async () => {
    const { id } = await changed({});
    const receipt = await report(id, 'خطأ قديم');
    const open = await report(id, 'خطأ مفتوح');
    const { reports } = await listOpenReports({ articleId: id });
    const decided = reports.find(({ note }) => note === 'خطأ قديم')?.id ?? 0;
    await decideReport(decided, { state: 'corrected', answer: '', by: sara.id });
    const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);
    await applyRetention(inDays(site.keep.requestDays + 1));
    const [row] = await db.select().from(errorReports).where(eq(errorReports.id, decided));
    expect(row).toMatchObject({ reporter: `forgotten:${decided}`, submission: `forgotten:${decided}` });
    await applyRetention(inDays(site.keep.errorReportDays + 1));
    expect([await stateOf(receipt), await stateOf(open)]).toEqual([undefined, 'open']);
  });
});
