import { eq, inArray } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { decideComment, decideMany } from '@/db/moderation/decisions';
import { listCampaign, listQueue, QUEUE_PAGE_SIZE } from '@/db/moderation/queue';
import { findBatch, undoBatch } from '@/db/moderation/undo';
import { erasePerson } from '@/db/privacy/erase';
import { applyRetention } from '@/db/privacy/retention';
import { accounts } from '@/db/schema/accounts';
import { articleEditors } from '@/db/schema/article-links';
import { campaignMarks } from '@/db/schema/campaigns';
import { comments } from '@/db/schema/comments';
import { DAY_MS } from '@/lib/site/duration';
import { settings } from '@/runtime/settings';
import { site } from '@/site.config';
import { commentInput, freshArticle, PHONE, readComment, sendComment } from '@/test/articles-and-comments';
import { campaignComments, honestComments } from '@/test/campaigns';
import { groupWaiting } from './campaigns';
import { editComment } from './commenter-actions';
import { addComment } from './create';

beforeAll(migrate);

const ME = { id: 'me', role: 'moderator' } as const;

const queue = (page = 1) => listQueue({ filter: 'waiting', order: 'age', search: '', page }, ME);

/** All rows of the queue. */
async function rowsOf() {
  const { pages } = await queue();
  const all = await Promise.all(Array.from({ length: pages }, (_, index) => queue(index + 1)));
  return {
    items: all.flatMap(({ items }) => items),
    campaigns: all.flatMap(({ campaigns }) => [...campaigns.values()]),
    total: all[0]?.total,
    waiting: all[0]?.counts.waiting,
  };
}

/** Sent side by side, in a made-up order, to two articles in turn; which campaign each id is of. */
async function send(all: readonly { name: string; body: string; campaign: number | null }[]) {
  const articles = [await freshArticle(), await freshArticle()];
  const order = all.map((one, index) => ({ one, place: (index * 7919) % 1009 }));
  order.sort((a, b) => a.place - b.place);
  const sent = order.map(async ({ one: { name, body, campaign } }, index) => {
    const { id } = await sendComment(articles[index % 2]?.id ?? 0, {
      name,
      body,
      email: `${index}@example.com`,
    });
    return [id, campaign] as const;
  });
  return new Map(await Promise.all(sent));
}

async function sendAll(...bodies: string[]) {
  const sent: Awaited<ReturnType<typeof sendComment>>[] = [];
  for (const [index, body] of bodies.entries()) {
    const article = await freshArticle();
    sent.push(await sendComment(article.id, { body, name: `اسم ${index}`, email: `${index}@example.com` }));
  }
  return sent;
}

/** The ids that stand in one row with others, row by row. */
async function grouped(ids: readonly number[]): Promise<number[][]> {
  const { campaigns } = await rowsOf();
  return campaigns
    .map(({ seen }) => seen.map(({ id }) => id))
    .filter((row) => row.some((id) => ids.includes(id)));
}

describe('500 comments of 20 campaigns among 50 honest ones', () => {
  let sent: Awaited<ReturnType<typeof send>>;

  beforeAll(async () => {
    sent = await send([...campaignComments(20, 25), ...honestComments(50)]);
  });

  test('stand in at most 25 rows, and no honest one in them', async () => {
    const { items, campaigns, total, waiting } = await rowsOf();
    expect([total, waiting]).toEqual([items.length, sent.size]);
    expect(campaigns.length).toBeLessThanOrEqual(25);
    const members = campaigns.map(({ seen }) => seen.map(({ id }) => sent.get(id)));
    for (const row of members) expect(new Set(row).size).toBe(1);
    expect(members.flat().filter((campaign) => campaign === null)).toEqual([]);
    expect(members.flat().length).toBeGreaterThan(490);
    const articles = new Set(campaigns.map((campaign) => campaign.articles));
    expect(articles).toEqual(new Set([2]));
  });

  test('are compared again, all at once, with the same outcome', async () => {
    const before = await rowsOf();
    await db.delete(campaignMarks);
    await db.update(comments).set({ campaign: null });
    expect((await rowsOf()).campaigns).toEqual([]);
    await groupWaiting();
    const after = await rowsOf();
    expect(after.campaigns.length).toBeLessThanOrEqual(25);
    expect(after.total).toBeLessThanOrEqual((before.total ?? 0) + 5);
    const honest = after.campaigns.flatMap(({ seen }) => seen).filter(({ id }) => sent.get(id) === null);
    expect(honest).toEqual([]);
  });

  test('are decided at once and undone at once, but for those that changed meanwhile', async () => {
    const before = await rowsOf();
    const [campaign] = before.campaigns.filter(({ count }) => count >= 20);
    if (!campaign) throw new Error('There is no campaign');
    const [changed, ...rest] = campaign.seen;
    if (!changed) throw new Error('It is empty');
    await decideComment(changed.id, { state: 'published' }, 'another');
    const at = new Date();
    const outcomes = await decideMany(campaign.seen, { state: 'spam' }, 'me', at);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['stale', ...rest.map(() => 'done')]);
    expect((await grouped(campaign.seen.map(({ id }) => id))).flat()).toEqual([]);

    const [late] = rest;
    // By the same moderator: what came after is not what is undone.
    await decideComment(late?.id ?? 0, { state: 'refused', reason: 'abuse' }, 'me');
    const undone = await undoBatch(await findBatch(at, 'me'), 'me');
    expect(undone.filter(({ outcome }) => outcome === 'done')).toHaveLength(rest.length - 1);
    expect((await readComment(late?.id ?? 0)).state).toBe('refused');
    expect(await findBatch(at, 'another')).toEqual([]);
    const left = rest.slice(1).map(({ id }) => id);
    expect(await grouped(left)).toEqual([left]);
  });

  test('are each reachable, page by page', async () => {
    const [campaign] = (await rowsOf()).campaigns.filter(({ count }) => count >= 20);
    const first = await listCampaign(campaign?.id ?? 0, 1, ME);
    expect(first.items.map(({ comment }) => comment.id)).toEqual(
      campaign?.seen.map(({ id }) => id).slice(0, QUEUE_PAGE_SIZE),
    );
    expect(await listCampaign(campaign?.id ?? 0, 99, ME)).toMatchObject({
      page: first.pages,
      total: campaign?.count,
    });
    expect(await listCampaign(999_999, 1, ME)).toMatchObject({ items: [], total: 0, page: 1 });
  });
});

describe('in one row', () => {
  test.each<[string, string, string]>([
    ['with one phone, written otherwise', 'نقل عفش ٠٥٠ ٩٨٧ ٦٥٤٣', 'للبيع سيارة 0509876543'],
    ['with one channel', 'انضموا t.me/kings_of_one', 'شاهدوا هذا: https://t.me/kings_of_one'],
    ['with one site, on another page', 'انظر https://a.twins-one.com/x?ref=1', 'زوروا twins-one[.]com'],
    ['with one phone, from inside and from outside', 'نقل عفش 0507654321', 'للبيع +966 50 765 4321'],
    ['with one phone after + and 00', 'نقل أثاث +971501112223', 'تأجير سيارات 00971501112223'],
    ['with one phone and its WhatsApp', 'نقل أثاث 0503332221', 'راسلونا wa.me/966503332221'],
    ['with one channel by its name', 'تابعوني @gold_signals', 'انضموا t.me/gold_signals'],
    ['with one channel of two hosts', 'انضموا t.me/oil_signals/12', 'انظر telegram.me/oil_signals'],
    ['of a few words, once and again', 'اربح 500 دولار يوميا من بيتك!!', '💰 اربح 900 دولار.. يوميا من بيتك'],
    [
      'with a few words, dots and marks changed',
      'عاجل: الوزير الفاسد هرب إلى الخارج ومعه أموال الخزينة كلها فمن يحاسبه',
      'الوزيرُ الفاسد هـــرب إلى الخارج اليوم ومعه أموالُ الخزينة!! فمن يحاسبه 🔥🔥',
    ],
  ])('stand two %s', async (_, one, other) => {
    const ids = (await sendAll(one, other)).map(({ id }) => id);
    expect(await grouped(ids)).toEqual([ids]);
  });

  test.each<[string, string[]]>([
    ['thanks', ['شكرا', 'شكرا', 'شكرا جزيلا لكم', 'شكرًا جزيلًا لكم']],
    [
      'praise in set phrases',
      Array(3).fill('السلام عليكم ورحمة الله وبركاته، مقال رائع جدا ومفيد، جزاكم الله خيرا وبارك فيكم'),
    ],
    ['prayers', Array(3).fill('لا حول ولا قوة إلا بالله العلي العظيم')],
    ['condolences', Array(3).fill('رحمه الله رحمة واسعة وأسكنه فسيح جناته وإنا لله وإنا إليه راجعون')],
    ['short agreement', Array(3).fill('أتفق معك تماما في هذا الرأي وكلامك صحيح مئة بالمئة')],
    ['agreement in English', Array(3).fill('I totally agree with you, well said, keep up the good work')],
    [
      'answers to the same words',
      [
        '> المنظومة الروسية أرخص من الأمريكية لكن صيانتها أصعب بكثير\n\nهل من مصدر؟',
        '> المنظومة الروسية أرخص من الأمريكية لكن صيانتها أصعب بكثير\n\nلا أظن ذلك أبدا',
      ],
    ],
    ['a few words that many say', ['تركيا عضو في الحلف', 'تركيا عضو في الحلف!']],
    [
      'what leads to two pages of a site of everybody',
      ['https://youtube.com/watch?v=aaa', 'https://youtube.com/watch?v=bbb'],
    ],
    ['what leads to this site', [`${settings.SITE_URL}/ar`, `${settings.SITE_URL}/ar/x`]],
    [
      'other words on one matter',
      [
        'المنظومة الروسية أرخص من الأمريكية لكن صيانتها أصعب بكثير في نظري',
        'لا أظن أن المنظومة الروسية تناسب تركيا وقد جربت غيرها من قبل مرتين',
      ],
    ],
  ])('does not stand %s', async (_, bodies) => {
    const ids = (await sendAll(...bodies)).map(({ id }) => id);
    expect(await grouped(ids)).toEqual([]);
  });

  test('twenty of a few words stand in one row', async () => {
    const marks = ['.', '!', '…', '🔥', '💰💰', '؟'];
    const bodies = Array.from(
      { length: 20 },
      (_, index) =>
        `${marks[index % 5]} ربح ${index * 50} درهم شهريا من جوالك ${marks[index % 6]}${marks[index % 4]}`,
    );
    const ids = (await sendAll(...bodies)).map(({ id }) => id);
    expect(await grouped(ids)).toEqual([ids]);
  });

  test('is none whose author changed its text', async () => {
    const article = await freshArticle();
    const [one] = await sendAll('توصيات t.me/gone_by_edit');
    const added = await addComment(commentInput(article.id, { body: 'أرباح t.me/gone_by_edit' }), PHONE);
    if ('error' in added || !added.stored) throw new Error('It was not stored');
    expect(await grouped([added.stored.id])).toEqual([[one?.id, added.stored.id]]);
    await editComment(added.receipt, 'مقال مفيد', 'مقال مفيد');
    expect(await grouped([added.stored.id])).toEqual([]);
  });
});

test('an editor sees the part of a campaign that stands under the articles they edit', async () => {
  const mine = await freshArticle();
  const bodies = ['عروض t.me/everywhere', 'خصومات t.me/everywhere', 'هدايا t.me/everywhere'];
  const [elsewhere] = await sendAll(bodies[0] ?? '');
  const own = [
    await sendComment(mine.id, { body: bodies[1], email: 'one@example.com' }),
    await sendComment(mine.id, { body: bodies[2], email: 'other@example.com' }),
  ];
  const now = new Date();
  await db.insert(accounts).values({
    id: 'editor',
    name: 'هند',
    email: 'hind@example.com',
    role: 'editor',
    createdAt: now,
    updatedAt: now,
  });
  await db.insert(articleEditors).values({ articleId: mine.id, accountId: 'editor' });
  const editor = { id: 'editor', role: 'editor' } as const;
  const { items, campaigns, total } = await listQueue(
    { filter: 'waiting', order: 'age', search: '', page: 1 },
    editor,
  );
  expect(items.map(({ comment }) => comment.id)).toEqual([own[0]?.id]);
  expect(total).toBe(1);
  const [campaign] = campaigns.values();
  expect(campaign).toMatchObject({
    count: 2,
    articles: 1,
    shared: { kind: 'channel', value: 't.me/everywhere' },
  });
  expect(campaign?.seen.map(({ id }) => id)).toEqual(own.map(({ id }) => id));
  expect(campaign?.id).toBe(elsewhere?.id);
  expect((await listCampaign(campaign?.id ?? 0, 1, editor)).total).toBe(2);
  expect((await listCampaign(campaign?.id ?? 0, 1, ME)).total).toBe(3);
});

test('nothing is kept of what was compared once it is old, or its author had it erased', async () => {
  const [one, other] = await sendAll('خصومات t.me/to_be_erased', 'عروض t.me/to_be_forgotten');
  const marksOf = async (id = 0) =>
    (await db.select().from(campaignMarks).where(eq(campaignMarks.campaign, id))).length;
  expect([await marksOf(one?.id), await marksOf(other?.id)]).toEqual([1, 1]);
  await erasePerson({ spellings: [], comments: [one?.id ?? 0], mails: [], errorReports: [], account: null });
  expect(await marksOf(one?.id)).toBe(0);
  await applyRetention(new Date(Date.now() + (site.keep.requestDays + 1) * DAY_MS));
  expect(await db.$count(campaignMarks)).toBe(0);
  expect(await db.$count(comments, inArray(comments.id, [one?.id ?? 0, other?.id ?? 0]))).toBe(2);
});
