import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { client } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { composeMail, mailValue, subjectValue } from '@/lib/site/mail';
import { applyStored } from '@/runtime/site-settings';
import { exitOf, mail, outboxRows, put, startSender } from '@/test/mail';
import { MailServer } from '@/test/servers/mail-server-process';
import { readMessage } from '@/test/servers/parse-mail';
import { settingCases } from '@/test/setting-cases';
import { BACKOFF_MS, LEASE_MS, sendDue } from './delivery';
import { smtpTransport } from './smtp';

const FROM = 'no-reply@example.org';
const START = new Date('2026-03-01T09:00:00Z');
const at = (milliseconds: number) => () => new Date(START.getTime() + milliseconds);

let server: MailServer;
beforeAll(async () => {
  await migrate();
  server = await MailServer.start();
});
beforeEach(() => client.execute('DELETE FROM outbox'));
afterAll(() => server.stop());

const send = (milliseconds = 0) => sendDue(smtpTransport(server.url, FROM), at(milliseconds));

let people = 0;
/** Somebody nobody has written to before. */
function somebody(): string {
  people += 1;
  return `reader${people}@example.com`;
}

describe('a mail that arrives', () => {
  const unsubscribe = `https://example.org/ar/subscriptions/${'A'.repeat(43)}/unsubscribe`;
  const link = `https://example.org/ar/articles/${encodeURIComponent('مقال-عن-الحروف-العربية-وما-حولها')}`;

  async function deliver(changed: Partial<Parameters<typeof composeMail>[0]> = {}) {
    const recipient = somebody();
    const composed = composeMail({
      key: `reply:${people}`,
      recipient,
      lang: 'ar',
      subject: `ردّ من ${subjectValue('محمّد العُمَري')} على تعليقك: ${subjectValue('F-35 أفضل من Su-57؟')}`,
      parts: [`نُشر ردّ من ${mailValue('O’Connor')}. `.repeat(20), { link }],
      signature: { name: 'مقال', link: 'https://example.org/ar' },
      unsubscribe,
      ...changed,
    });
    await put(composed, { now: START });
    expect(await send()).toEqual({ sent: 1, postponed: 0, failed: 0, reachable: true });
    const [received] = await server.mailsTo(recipient);
    if (!received) throw new Error('nothing received');
    return { composed, received, ...readMessage(received.raw) };
  }

  test('goes to its reader alone, from the site by its name', async () => {
    const { composed, received, headers } = await deliver();
    expect(received).toMatchObject({ from: FROM, to: [composed.recipient] });
    expect(headers.get('to')).toEqual([composed.recipient]);
    expect(headers.get('from')).toEqual([`مقال <${FROM}>`]);
    expect(headers.has('bcc') || headers.has('cc')).toBe(false);
  });

  test('goes by the name that the owner gave it', async () => {
    const { 'sender-ar': ar, 'sender-en': en } = settingCases.mail;
    applyStored({ mail: { 'sender-ar': ar.good, 'sender-en': en.good } });
    expect((await deliver()).headers.get('from')).toEqual([`${ar.good} <${FROM}>`]);
    expect((await deliver({ lang: 'en' })).headers.get('from')).toEqual([`${en.good} <${FROM}>`]);
    applyStored({});
  });

  test('reads as it was written', async () => {
    const { composed, headers, text } = await deliver();
    expect(headers.get('subject')).toEqual([composed.subject]);
    expect(text.trimEnd()).toBe(composed.text.trimEnd());
    expect(text).toContain(`\u{2066}${link} \u{2069}`);
    expect(headers.get('content-type')?.[0]).toMatch(/^text\/plain; charset=utf-8/);
  });

  test('tells mail programs what it is and how to unsubscribe', async () => {
    const { headers } = await deliver();
    expect(headers.get('list-unsubscribe')).toEqual([`<${unsubscribe}>`]);
    expect(headers.get('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
    expect(headers.get('auto-submitted')).toEqual(['auto-generated']);
    expect(headers.get('content-language')).toEqual(['ar']);
    expect(headers.get('message-id')?.[0]).toMatch(/^<outbox\.\d+\.\d+@example\.org>$/);
    expect(headers.has('x-mailer')).toBe(false);
  });

  test('speaks English where the edition does', async () => {
    const { headers } = await deliver({ lang: 'en', subject: 'Reply', parts: ['Plain.'] });
    expect(headers.get('from')).toEqual([`Maqal <${FROM}>`]);
  });

  test.each([
    'أحمد\r\nBcc: victim@example.com',
    'أحمد\nX-Injected: yes\n\nbody',
    'Ahmad\r\n\r\n.\r\nMAIL FROM:<x@example.com>\r\n',
    'Ahmad =?utf-8?Q?=0D=0ABcc:_victim@example.com?=',
    'أحمد\u{2028}Bcc: victim@example.com',
    '"Ahmad" <victim@example.com>, victim@example.com',
  ])('has no header that a name made: %j', async (name) => {
    const { received, headers, text } = await deliver({
      subject: `ردّ من ${subjectValue(name)}`,
      parts: [`نُشر ردّ من ${mailValue(name)}.`],
    });
    expect(received.to).toHaveLength(1);
    expect([...headers.keys()].sort()).toEqual([
      'auto-submitted',
      'content-language',
      'content-transfer-encoding',
      'content-type',
      'date',
      'from',
      'list-unsubscribe',
      'list-unsubscribe-post',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ]);
    for (const [key, values] of headers) expect(values, key).toHaveLength(1);
    expect(text).toContain('نُشر ردّ من');
    expect(text.trimEnd().endsWith('\u{2066}https://example.org/ar \u{2069}')).toBe(true);
  });

  test('has lines that every server takes', async () => {
    const { received } = await deliver();
    for (const line of received.raw.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(998);
  });

  test('of a dot alone on a line is whole', async () => {
    const recipient = somebody();
    await put(mail({ recipient, text: 'before\n.\n..\nafter\n' }), { now: START });
    await send();
    const [received] = await server.mailsTo(recipient);
    expect(readMessage(received?.raw ?? '').text.trimEnd()).toBe('before\n.\n..\nafter');
  });

  test('is taken for an address in Arabic', async () => {
    const recipient = `أحمد${people}@example.com`;
    await put(mail({ recipient }), { now: START });
    expect(await send()).toMatchObject({ sent: 1 });
    expect(await server.mailsTo(recipient)).toHaveLength(1);
  });
});

describe('a server that says no', () => {
  test('for now (4xx) is asked again later, and the same mail arrives once', async () => {
    const recipient = somebody();
    await server.answer({ [recipient]: [451, 450] });
    await put(mail({ recipient }), { now: START });
    expect(await send(0)).toMatchObject({ postponed: 1, reachable: true });
    expect(await send(BACKOFF_MS[0] - 1)).toMatchObject({ sent: 0, postponed: 0 });
    expect(await send(BACKOFF_MS[0])).toMatchObject({ postponed: 1 });
    expect(await send(BACKOFF_MS[0] + BACKOFF_MS[1])).toMatchObject({ sent: 1 });
    expect(await server.mailsTo(recipient)).toHaveLength(1);
  });

  test('for good (5xx) is not asked again, and does not keep back the others', async () => {
    const [refused, fine] = [somebody(), somebody()];
    await server.answer({ [refused]: [550] });
    await put(mail({ recipient: refused }), { now: START });
    await put(mail({ recipient: fine }), { now: START });
    expect(await send()).toEqual({ sent: 1, postponed: 0, failed: 1, reachable: true });
    expect(await send(LEASE_MS * 1000)).toMatchObject({ sent: 0, failed: 0 });
    expect(await server.mailsTo(fine)).toHaveLength(1);
    expect(server.received.some(({ to }) => to.includes(refused))).toBe(false);
  });

  test('is quoted by its codes, without the address it repeats', async () => {
    const recipient = somebody();
    await server.answer({ [recipient]: [550] });
    await put(mail({ recipient }), { now: START });
    await send();
    expect((await outboxRows())[0]?.lastError).toBe('EENVELOPE 550 5.1.1 RCPT TO');
  });

  test('that is down loses nothing, and is sent everything when it is up again', async () => {
    const recipients = [somebody(), somebody(), somebody()];
    for (const recipient of recipients) await put(mail({ recipient }), { now: START });
    await server.close();
    try {
      expect(await send(0)).toEqual({ sent: 0, postponed: 1, failed: 0, reachable: false });
      expect(await send(1)).toEqual({ sent: 0, postponed: 1, failed: 0, reachable: false });
      expect((await outboxRows()).map(({ attempts }) => attempts)).toEqual([0, 0, 0]);
      expect((await outboxRows())[0]?.lastError).toBe('ESOCKET ECONNREFUSED CONN');
    } finally {
      await server.open();
    }
    expect(await send(LEASE_MS)).toMatchObject({ sent: 3 });
    for (const recipient of recipients) expect(await server.mailsTo(recipient)).toHaveLength(1);
  });
});

describe('several processes', () => {
  const transport = () => `smtp.smtpTransport(${JSON.stringify(server.url)}, ${JSON.stringify(FROM)})`;

  test('that send at once send each mail once', async () => {
    const recipients = Array.from({ length: 12 }, somebody);
    for (const recipient of recipients) await put(mail({ recipient }), { now: START });
    const script = `await sending.sendDue(${transport()}); process.exit(0);`;
    const processes = await Promise.all([startSender(script), startSender(script)]);
    const exits = Promise.all(processes.map(exitOf));
    for (const child of processes) child.stdin?.write('now');
    expect((await exits).map(({ code }) => code)).toEqual([0, 0]);
    for (const recipient of recipients) expect(await server.mailsTo(recipient)).toHaveLength(1);
    for (const row of await outboxRows())
      expect(row).toMatchObject({ attempts: 1, lastError: null, text: '' });
  });

  test('one of which dies between sending and noting it: the mail comes once more, known as the same', async () => {
    const recipient = somebody();
    await put(mail({ recipient }), { now: START });
    const script = `
      const real = ${transport()};
      const deadly = { send: async (one) => { await real.send(one); process.exit(7); } };
      await sending.sendDue(deadly, () => new Date(${START.getTime()}));
    `;
    const child = await startSender(script);
    const exit = exitOf(child);
    child.stdin?.write('now');
    expect((await exit).code).toBe(7);
    expect(await server.mailsTo(recipient)).toHaveLength(1);
    expect(await send(LEASE_MS - 1)).toMatchObject({ sent: 0 });
    expect(await send(LEASE_MS)).toMatchObject({ sent: 1 });
    expect(await send(LEASE_MS * 1000)).toMatchObject({ sent: 0 });
    const copies = await server.mailsTo(recipient, 2);
    const ids = copies.map(({ raw }) => readMessage(raw).headers.get('message-id')?.[0]);
    expect(ids).toEqual([ids[0], ids[0]]);
  });
});

describe('the mailer of a server', () => {
  /** Serves nothing, and lives until it is told to stop. */
  const SCRIPT = `mailer.startMailWorker(); setInterval(() => undefined, 1000); process.stdout.write('started');`;

  test('sends what waits, and lets its process stop', async () => {
    const recipient = somebody();
    await put(mail({ recipient }), { now: START });
    const child = await startSender(SCRIPT, { SMTP_URL: server.url, MAIL_FROM: FROM });
    const exit = exitOf(child);
    child.stdin?.write('now');
    const [received] = await server.mailsTo(recipient);
    expect(received?.from).toBe(FROM);
    child.kill('SIGTERM');
    expect(await exit).toEqual({ code: null, signal: 'SIGTERM' });
  });

  test('keeps no process alive by itself', async () => {
    const child = await startSender('mailer.startMailWorker(); process.stdin.destroy();', {
      SMTP_URL: server.url,
    });
    const exit = exitOf(child);
    child.stdin?.write('now');
    expect(await exit).toEqual({ code: 0, signal: null });
  });
});
