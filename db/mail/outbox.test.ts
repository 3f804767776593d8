import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { client, db } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { migrate } from '@/db/migrate';
import { outbox } from '@/db/schema/mail';
import { decide as decideComment, publishComment, storeArticle } from '@/test/articles-and-comments';
import { mail, outboxRows, put } from '@/test/mail';
import {
  BACKOFF_MS,
  type FailureKind,
  LEASE_MS,
  MAX_ATTEMPTS,
  type OutgoingMail,
  SendFailure,
  sendDue,
  type Transport,
} from './delivery';
import { enqueue, MAIL_RETENTION_MS, outboxState, redactOldMails } from './outbox';

const START = new Date('2026-03-01T09:00:00Z');
const later = (milliseconds: number) => new Date(START.getTime() + milliseconds);
const at = (milliseconds: number) => () => later(milliseconds);

beforeAll(migrate);
beforeEach(() => client.execute('DELETE FROM outbox'));

/** Takes everything, or fails each mail as told. */
class FakeTransport implements Transport {
  readonly taken: OutgoingMail[] = [];
  constructor(private readonly failure?: FailureKind | Error) {}
  async send(one: OutgoingMail): Promise<void> {
    this.taken.push(one);
    if (this.failure instanceof Error) throw this.failure;
    if (this.failure) throw new SendFailure(this.failure, 'EMESSAGE 451');
  }
}

const putAtStart = (changed: Parameters<typeof mail>[0] = {}) => put(mail(changed), { now: START });

async function onlyRow() {
  const rows = await outboxRows();
  expect(rows).toHaveLength(1);
  return rows[0] as OutgoingMail;
}

describe('putting a mail in', () => {
  test('keeps it until it is due, whole', async () => {
    const one = mail();
    expect(await put(one, { now: START })).toBe(true);
    expect(await onlyRow()).toMatchObject({
      ...one,
      attempts: 0,
      sentAt: null,
      failedAt: null,
      dueAt: START,
    });
  });

  test('twice for one event keeps the first', async () => {
    const one = mail();
    await put(one, { now: START });
    expect(await put({ ...one, subject: 'أخرى' }, { now: START })).toBe(false);
    expect((await onlyRow()).subject).toBe(one.subject);
  });

  test('is undone with the transaction that told of it', async () => {
    const work = write(async (tx) => {
      await enqueue(tx, mail());
      throw new Error('rolled back');
    });
    await expect(work).rejects.toThrow('rolled back');
    expect(await outboxRows()).toEqual([]);
  });

  test.each([
    ['a subject of two lines', { subject: 'أ\r\nBcc: b@example.com' }],
    ['a recipient of two lines', { recipient: 'a@example.com\nBcc: b@example.com' }],
    ['a header of two lines', { headers: { 'X-A': 'a\r\nBcc: b@example.com' } }],
    ['a header of two lines by LF', { headers: { 'X-A': 'a\nBcc: b@example.com' } }],
    ['no recipient', { recipient: '' }],
    ['no subject', { subject: '' }],
    ['no text', { text: '' }],
    ['an address in its key', { key: 'digest:a@example.com' }],
  ])('with %s is refused by the database', async (_, changed) => {
    await expect(put(mail(changed))).rejects.toThrow();
    expect(await outboxRows()).toEqual([]);
  });
});

describe('sending', () => {
  test('takes what is due, oldest first, and once', async () => {
    const second = mail();
    const first = mail();
    const future = mail();
    await put(second, { now: later(2) });
    await put(first, { now: later(1) });
    await put(future, { now: later(1000) });
    const transport = new FakeTransport();
    expect(await sendDue(transport, at(10))).toEqual({ sent: 2, postponed: 0, failed: 0, reachable: true });
    expect(transport.taken.map(({ key }) => key)).toEqual([first.key, second.key]);
    expect(await sendDue(transport, at(20))).toMatchObject({ sent: 0 });
    expect(await sendDue(transport, at(LEASE_MS * 100))).toMatchObject({ sent: 1 });
    expect(transport.taken).toHaveLength(3);
  });

  test('leaves nothing in the database that opens a link of the reader', async () => {
    await putAtStart({
      text: 'https://example.org/secret',
      headers: { 'List-Unsubscribe': '<https://secret>' },
    });
    await sendDue(new FakeTransport(), at(1));
    const row = await onlyRow();
    expect(row).toMatchObject({ text: '', headers: {}, sentAt: later(1), attempts: 1, lastError: null });
    expect(JSON.stringify(row)).not.toContain('secret');
  });

  test('stops between two mails when told to', async () => {
    await putAtStart();
    await putAtStart();
    const stop = new AbortController();
    const transport: Transport = { send: async () => stop.abort() };
    expect(await sendDue(transport, at(1), stop.signal)).toMatchObject({ sent: 1 });
    expect((await outboxState()).waiting).toBe(1);
  });

  test('by two at once takes each mail once', async () => {
    for (let index = 0; index < 20; index++) await putAtStart();
    const transport = new FakeTransport();
    const rounds = await Promise.all([sendDue(transport, at(1)), sendDue(transport, at(1))]);
    expect(new Set(transport.taken.map(({ id }) => id)).size).toBe(20);
    expect(transport.taken).toHaveLength(20);
    expect(rounds.reduce((sum, { sent }) => sum + sent, 0)).toBe(20);
  });
});

describe('a mail that is not taken', () => {
  test('is tried again after pauses that grow, and given up in the end', async () => {
    await putAtStart();
    const transport = new FakeTransport('later');
    let time = 0;
    for (const pause of BACKOFF_MS) {
      expect(await sendDue(transport, at(time))).toMatchObject({ postponed: 1, failed: 0 });
      expect((await onlyRow()).dueAt).toEqual(later(time + pause));
      expect(await sendDue(transport, at(time + pause - 1))).toMatchObject({ postponed: 0, failed: 0 });
      time += pause;
    }
    expect(await sendDue(transport, at(time))).toMatchObject({ postponed: 0, failed: 1 });
    expect(transport.taken).toHaveLength(MAX_ATTEMPTS);
    expect(await onlyRow()).toMatchObject({ failedAt: later(time), lastError: 'EMESSAGE 451', sentAt: null });
    expect(await sendDue(transport, at(time * 10))).toEqual({
      sent: 0,
      postponed: 0,
      failed: 0,
      reachable: true,
    });
  });

  test('pauses grow, and last four to five days together', () => {
    expect([...BACKOFF_MS].sort((a, b) => a - b)).toEqual(BACKOFF_MS);
    const days = BACKOFF_MS.reduce<number>((sum, pause) => sum + pause, 0) / (24 * 60 * 60 * 1000);
    expect(days).toBeGreaterThanOrEqual(4);
    expect(days).toBeLessThanOrEqual(5);
  });

  test('for good is not tried again', async () => {
    await putAtStart();
    const transport = new FakeTransport('refused');
    expect(await sendDue(transport, at(1))).toMatchObject({ failed: 1, reachable: true });
    expect(await sendDue(transport, at(LEASE_MS * 1000))).toMatchObject({ failed: 0 });
    expect(transport.taken).toHaveLength(1);
  });

  test('because nobody answers waits without losing a try, and ends the round', async () => {
    await putAtStart();
    await putAtStart();
    const transport = new FakeTransport('unreachable');
    for (let round = 0; round < MAX_ATTEMPTS * 3; round++) {
      const time = at(round * LEASE_MS);
      expect(await sendDue(transport, time)).toEqual({ sent: 0, postponed: 1, failed: 0, reachable: false });
    }
    expect((await outboxRows()).map(({ attempts }) => attempts)).toEqual([0, 0]);
    expect(await sendDue(new FakeTransport(), at(MAX_ATTEMPTS * 4 * LEASE_MS))).toMatchObject({ sent: 2 });
  });

  test('because the line broke has lost a try, for it may have arrived', async () => {
    await putAtStart();
    expect(await sendDue(new FakeTransport('interrupted'), at(0))).toMatchObject({
      postponed: 1,
      reachable: false,
    });
    expect(await onlyRow()).toMatchObject({ attempts: 1, dueAt: later(BACKOFF_MS[0]) });
  });

  test('keeps of an unknown error its name, not its words', async () => {
    await putAtStart();
    await sendDue(new FakeTransport(new TypeError('reader@example.com said no')), at(0));
    expect((await onlyRow()).lastError).toBe('TypeError');
  });
});

describe('a process that dies while it sends', () => {
  /** Leaves a mail as a process does that has sent it and could not note it. */
  async function dieWithIt(time: number) {
    const never = new Promise<never>(() => undefined);
    let begun: () => void = () => undefined;
    const sending = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const send = () => {
      begun();
      return never;
    };
    void sendDue({ send }, at(time));
    await sending;
  }

  test('leaves a mail that nobody touches during its lease, and that is sent once more after it', async () => {
    await putAtStart();
    await dieWithIt(0);
    const transport = new FakeTransport();
    expect(await sendDue(transport, at(LEASE_MS - 1))).toMatchObject({ sent: 0 });
    expect(await sendDue(transport, at(LEASE_MS))).toMatchObject({ sent: 1 });
    expect(await sendDue(transport, at(LEASE_MS * 100))).toMatchObject({ sent: 0 });
    expect(transport.taken).toHaveLength(1);
  });

  test('does not do so for ever: a mail that kills each is given up', async () => {
    await putAtStart();
    for (let tries = 0; tries < MAX_ATTEMPTS; tries++) await dieWithIt(tries * LEASE_MS);
    const transport = new FakeTransport();
    expect(await sendDue(transport, at(MAX_ATTEMPTS * LEASE_MS))).toMatchObject({ sent: 0, failed: 1 });
    expect(transport.taken).toEqual([]);
    expect((await onlyRow()).lastError).toBe('died');
  });

  test('but was only slow has its late failure ignored, and its late success believed', async () => {
    await putAtStart();
    const first = slowTransport();
    const firstRound = sendDue(first.transport, at(0));
    await first.asked;
    const second = slowTransport();
    const secondRound = sendDue(second.transport, at(LEASE_MS));
    await second.asked;
    first.answer(new SendFailure('refused', 'EMESSAGE 550'));
    await firstRound;
    expect(await onlyRow()).toMatchObject({ failedAt: null, dueAt: later(LEASE_MS * 2) });
    second.answer();
    await secondRound;
    expect(await onlyRow()).toMatchObject({ sentAt: later(LEASE_MS), failedAt: null });
  });

  /** Answers when the test says so. */
  function slowTransport() {
    let begun: () => void = () => undefined;
    let answer: (failure?: SendFailure) => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const answered = new Promise<void>((resolve, reject) => {
      answer = (failure) => (failure ? reject(failure) : resolve());
    });
    const send = () => {
      begun();
      return answered;
    };
    return { transport: { send }, asked, answer };
  }
});

describe('a mail about a comment', () => {
  test('waits while the comment is hidden', async () => {
    const { id: articleId } = await storeArticle({ slug: 'outbox' });
    const comment = await publishComment(articleId);
    await put(mail(), { now: START, commentId: comment.id });
    await decideComment(comment.id, { state: 'spam' });
    const transport = new FakeTransport();
    expect(await sendDue(transport, at(1))).toMatchObject({ sent: 0 });
    expect((await outboxState()).waiting).toBe(0);
    await decideComment(comment.id, { state: 'published' });
    expect(await sendDue(transport, at(2))).toMatchObject({ sent: 1 });
  });
});

describe('what was sent', () => {
  test('is forgotten after thirty days, but its event gives no second mail', async () => {
    const one = mail();
    await put(one, { now: START });
    await sendDue(new FakeTransport(), at(0));
    await redactOldMails(later(MAIL_RETENTION_MS));
    expect(await onlyRow()).toMatchObject({ recipient: one.recipient, subject: one.subject });
    await redactOldMails(later(MAIL_RETENTION_MS + 1));
    expect(await onlyRow()).toMatchObject({ key: one.key, recipient: '', subject: '', sentAt: START });
    expect(await put(one)).toBe(false);
  });

  test('and so is what failed or found no way out in that time', async () => {
    await putAtStart();
    await sendDue(new FakeTransport('refused'), at(0));
    await putAtStart();
    await redactOldMails(later(MAIL_RETENTION_MS));
    for (const row of await outboxRows()) expect(row.recipient).toBe('reader@example.com');
    const now = later(MAIL_RETENTION_MS + 1);
    await redactOldMails(now);
    const nothing = { recipient: '-', subject: '-', text: '-', headers: {} };
    expect(await outboxRows()).toMatchObject([
      { ...nothing, failedAt: START },
      { ...nothing, failedAt: now, lastError: 'too-old' },
    ]);
    const transport = new FakeTransport();
    await sendDue(transport, () => now);
    expect(transport.taken).toEqual([]);
  });
});

describe('the state of the outbox', () => {
  test('of an empty one', async () => {
    expect(await outboxState()).toEqual({
      configured: false,
      waiting: 0,
      oldest: null,
      failing: 0,
      failed: 0,
      lastSent: null,
    });
  });

  test('counts what waits, what fails and what failed, and tells since when and when the last one left', async () => {
    await putAtStart();
    await sendDue(new FakeTransport(), at(1));
    await putAtStart();
    await sendDue(new FakeTransport('refused'), at(2));
    await putAtStart();
    await sendDue(new FakeTransport('later'), at(3));
    await put(mail(), { now: later(3000) });
    await put(mail(), { now: later(1000) });
    expect(await outboxState()).toEqual({
      configured: false,
      waiting: 3,
      oldest: START,
      failing: 1,
      failed: 1,
      lastSent: at(1)(),
    });
  });

  test('finds what is due by its index, without sorting', async () => {
    const { rows } = await client.execute(
      'EXPLAIN QUERY PLAN SELECT id FROM outbox WHERE outbox.sent_at is null and outbox.failed_at is null and due_at <= 5 ORDER BY due_at, id LIMIT 1',
    );
    const plan = rows.map((row) => String(row.detail)).join('; ');
    expect(plan).toContain('outbox_due');
    expect(plan).not.toContain('TEMP B-TREE');
  });

  test('is not known by address: no row of a sent and forgotten mail holds one', async () => {
    await putAtStart();
    await sendDue(new FakeTransport(), at(0));
    await redactOldMails(later(MAIL_RETENTION_MS + 1));
    const [row] = await db.select().from(outbox).where(eq(outbox.recipient, ''));
    expect(JSON.stringify(row)).not.toContain('@');
  });
});
