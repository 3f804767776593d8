import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import { listStaff } from '@/db/accounts/staff';
import type { Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { enqueue } from '@/db/mail/outbox';
import { healthAlarms } from '@/db/schema/health';
import { healthWords, mailWords } from '@/i18n/mail-words';
import { HEALTH } from '@/lib/desk/paths';
import type { HealthFacts } from '@/lib/health/facts';
import { CHECK_BACKUP, type CheckName, type HealthCheck, judgeHealth } from '@/lib/health/judge';
import { DAY_MS, HOUR_MS } from '@/lib/site/duration';
import { composeMail, type Mail } from '@/lib/site/mail';
import { pathFor } from '@/lib/site/paths';
import { hashToken } from '@/runtime/keyed-hash';
import { logFailure } from '@/runtime/log';
import { siteEdition } from '@/runtime/site-settings';
import { siteUrl } from '@/runtime/site-url';
import { site } from '@/site.config';
import { readHealthFacts } from './facts';
import { WATCH_EVERY_MS } from './intervals';
import { recordRun } from './job-runs';

/** How long something is wrong before its admins are told: what passes by itself is nobody's mail. */
const ALERT_AFTER_MS = HOUR_MS;

/** Checks of the machine that a process runs on; the others are of what all processes share. */
const LOCAL: readonly CheckName[] = ['backups', 'disk', 'replica'];

/** Has admins told by mail of what has been wrong for an hour. Unreferenced; several processes tell it once. */
export function startHealthWatch(): void {
  void run();
}

async function run(): Promise<void> {
  for (;;) {
    try {
      await watchHealth(await readHealthFacts());
      await recordRun('watch');
    } catch (error) {
      logFailure('Whether the site is well could not be found out', error);
      await recordRun('watch', error);
    }
    await setTimeout(WATCH_EVERY_MS, undefined, { ref: false });
  }
}

/**
 * Remembers what is wrong and since when, forgets what is well again, and enqueues the mails that are due, in one
 * transaction. Without SMTP_URL nobody is told, and nothing counts as told.
 * @returns how many mails were enqueued
 */
export async function watchHealth(facts: HealthFacts): Promise<number> {
  if (!facts.database.answers) return 0;
  const { now } = facts;
  const checks = judgeHealth(facts);
  const admins = (await listStaff()).filter(({ role, disabled }) => role === 'admin' && !disabled);
  return write(async (tx) => {
    await remember(tx, checks, now);
    if (!facts.mail.configured || admins.length === 0) return 0;
    const due = await takeDue(tx, now);
    const told = checks.filter(({ name }) => due.some((one) => one.check === name));
    if (told.length === 0) return 0;
    const event = due.map(({ check, place, since }) => `${check}@${place}:${since.getTime()}`).join(' ');
    for (const { id, email } of admins) await enqueue(tx, mailTo(email, id, event, told), { now });
    return admins.length;
  });
}

/** What a machine has not found wrong for a day is forgotten with it. */
async function remember(tx: Transaction, checks: readonly HealthCheck[], now: Date): Promise<void> {
  const gone = new Date(now.getTime() - DAY_MS);
  await tx
    .delete(healthAlarms)
    .where(lte(sql`coalesce(${healthAlarms.seenAt}, ${healthAlarms.since})`, gone.getTime()));
  for (const { name, state } of checks) {
    const place = placeOf(name);
    const isIt = and(eq(healthAlarms.check, name), eq(healthAlarms.place, place));
    if (state !== 'fail') await tx.delete(healthAlarms).where(isIt);
    else
      await tx
        .insert(healthAlarms)
        .values({ check: name, place, since: now, seenAt: now })
        .onConflictDoUpdate({ target: [healthAlarms.check, healthAlarms.place], set: { seenAt: now } });
  }
}

function placeOf(name: CheckName): string {
  return LOCAL.includes(name) ? hostname() : '';
}

/** What has been wrong for long enough, here or everywhere, and was not told yet; it counts as told now. */
async function takeDue(tx: Transaction, now: Date) {
  const isDue = and(
    isNull(healthAlarms.toldAt),
    lte(healthAlarms.since, new Date(now.getTime() - ALERT_AFTER_MS)),
  );
  const due = (await tx.select().from(healthAlarms).where(isDue)).filter(
    ({ check, place }) => place === placeOf(check),
  );
  for (const { check, place } of due) {
    const isIt = and(eq(healthAlarms.check, check), eq(healthAlarms.place, place));
    await tx.update(healthAlarms).set({ toldAt: now }).where(isIt);
  }
  return due;
}

function mailTo(recipient: string, account: string, event: string, checks: readonly HealthCheck[]): Mail {
  const edition = site.defaultEdition;
  const { t } = mailWords(edition);
  const words = healthWords(edition);
  const { lang, name } = siteEdition(edition);
  const told = checks.map(({ name, advice }) =>
    [
      `${words(`checks.${name}`)}:`,
      ...advice.map(({ code, job }) =>
        words(`advice.${code}`, { job: job ? words(`jobNames.${job}`) : '', command: CHECK_BACKUP }),
      ),
    ].join(' '),
  );
  return composeMail({
    // An address is personal, and so may be a machine's name: neither stands in a key.
    key: `health:${hashToken(event)}:${account}`,
    recipient,
    lang,
    subject: t('health.subject', { site: name }),
    parts: [t('health.what'), ...told, t('health.act'), { link: siteUrl(HEALTH) }, t('health.once')],
    signature: { name, link: siteUrl(pathFor(edition)) },
  });
}
