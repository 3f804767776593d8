/** What each setting of comments does, by what it is set to in test/setting-cases.ts. */
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { threadModeOf } from '@/db/articles/thread-mode';
import { rightsOf } from '@/db/comments/commenter-actions';
import { reportComment } from '@/db/comments/reports';
import { screenComment } from '@/db/comments/screening';
import { write } from '@/db/core/write-queue';
import { migrate } from '@/db/migrate';
import { DAY_MS, MINUTE_MS } from '@/lib/site/duration';
import type { sectionSchemas } from '@/lib/site/site-settings';
import { consumeRateLimit } from '@/runtime/rate-limit';
import { applyStored, siteSettings } from '@/runtime/site-settings';
import { freshArticle, PHONE, publishComment, readComment } from '@/test/articles-and-comments';
import { settingCases } from '@/test/setting-cases';

type Setting = keyof (typeof sectionSchemas)['comments']['shape'];

const links = (count: number) =>
  Array.from({ length: count }, (_, n) => `https://example.org/${n}`).join(' ');
const screened = async (trusted: boolean, body: string) => {
  const typed = { name: 'أحمد', body };
  const context = { trusted, threadHeld: false, isTeam: false };
  return (await write((tx) => screenComment(tx, typed, typed, context))).verdict.state;
};
let network = 0;
const consume = (address: string, article = network) => consumeRateLimit(address, article);
/** How many are taken one after the other before one is told to wait. */
async function taken(addressOf: (turn: number) => string): Promise<number> {
  let turn = 0;
  while ((await consume(addressOf(turn))) === 0) turn += 1;
  return turn;
}
const set = (changed: Partial<Record<Setting, string>>) => applyStored({ comments: changed });
const good = (...names: Setting[]) =>
  Object.fromEntries(names.map((name) => [name, settingCases.comments[name].good]));
const age = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS);

beforeAll(migrate);
beforeEach(() => {
  network += 1;
  applyStored({});
});
afterEach(() => {
  vi.useRealTimers();
});

/** Each is seen to differ before it is set. */
const EFFECTS: Record<Setting, () => Promise<void>> = {
  async hold() {
    expect(await screened(true, 'نصّ')).toBe('waiting');
    set(good('hold'));
    expect([await screened(true, 'نصّ'), await screened(false, 'نصّ')]).toEqual(['published', 'waiting']);
  },
  async newcomerLinks() {
    set({ hold: 'none' });
    expect(await screened(false, links(1))).toBe('waiting');
    set({ hold: 'none', ...good('newcomerLinks') });
    expect([await screened(false, links(1)), await screened(false, links(2))]).toEqual([
      'published',
      'waiting',
    ]);
  },
  async otherLinks() {
    set({ hold: 'none' });
    expect(await screened(true, links(3))).toBe('waiting');
    set({ hold: 'none', ...good('otherLinks') });
    expect([await screened(true, links(3)), await screened(true, links(4))]).toEqual([
      'published',
      'waiting',
    ]);
  },
  async addressComments() {
    set(good('addressComments'));
    expect(await taken(() => `10.1.${network}.1`)).toBe(2);
  },
  async addressMinutes() {
    set({ addressComments: '1', ...good('addressMinutes') });
    const from = `10.1.${network}.1`;
    expect([await consume(from), await consume(from)]).toEqual([0, 9]);
  },
  async threadComments() {
    set(good('threadComments'));
    expect(await taken((turn) => `10.2.${network}.${turn}`)).toBe(3);
  },
  async threadMinutes() {
    vi.useFakeTimers({ toFake: ['Date'] });
    set({ threadComments: '1', ...good('threadMinutes') });
    expect(await taken((turn) => `10.2.${network}.${turn}`)).toBe(1);
    vi.setSystemTime(Date.now() + 7.9 * MINUTE_MS);
    expect(await consume(`10.3.${network}.1`)).toBe('crowd');
    vi.setSystemTime(Date.now() + 0.2 * MINUTE_MS);
    expect(await consume(`10.3.${network}.2`)).toBe(0);
  },
  async reportsToHold() {
    const { id } = await publishComment((await freshArticle()).id);
    const report = (address: string) =>
      reportComment({ commentId: id, reason: 'abuse', note: '' }, { ...PHONE, address });
    await report('10.4.0.1');
    expect(await readComment(id)).toMatchObject({ state: 'published' });
    set(good('reportsToHold'));
    await report('10.4.1.1');
    expect(await readComment(id)).toMatchObject({ state: 'waiting', reason: 'reports' });
  },
  async editMinutes() {
    const mayEdit = (minutes: number) =>
      rightsOf({ state: 'published', createdAt: age(minutes), objectedAt: null }, new Date()).edit;
    expect(mayEdit(8)).toBe(true);
    set(good('editMinutes'));
    expect([mayEdit(6), mayEdit(8)]).toEqual([true, false]);
  },
  async closesAfter() {
    const mode = (days: number) => {
      const publishedAt = new Date(Date.now() - days * DAY_MS);
      return threadModeOf({ commentsOpen: true, thread: null, closesAfter: null, publishedAt }, new Date());
    };
    expect(mode(31)).toBe('open');
    set(good('closesAfter'));
    expect([mode(29), mode(31)]).toEqual(['open', 'closed']);
  },
  // Its words are below the form: e2e/site-settings.spec.ts.
  async usualHours() {
    set(good('usualHours'));
    expect(siteSettings().comments.usualHours).toBe(5);
  },
};

test.each(Object.entries(EFFECTS))('%s', (_, effect) => effect());
