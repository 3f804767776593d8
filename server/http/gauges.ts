import { Gauge } from 'prom-client';
import { newestBackup } from '@/db/backup/backup-age';
import { outboxState } from '@/db/mail/outbox';
import { countWaiting } from '@/db/moderation/waiting';
import { logFailure } from '@/runtime/log';
import { measures } from '@/runtime/metrics';

const registers = [measures.registry];

const up = new Gauge({
  name: 'maqal_database_up',
  help: '1 while the database answers, else 0',
  registers,
});

const queue = new Gauge({
  name: 'maqal_queue_comments',
  help: 'Comments that wait for a moderator',
  registers,
});

const outbox = new Gauge({
  name: 'maqal_outbox_mails',
  help: 'Mails in the outbox: waiting to be sent, of these failing, and given up',
  labelNames: ['state'] as const,
  registers,
});

const outboxAge = new Gauge({
  name: 'maqal_outbox_oldest_seconds',
  help: 'Since when the oldest mail that waits has been there; 0 when none waits',
  registers,
});

const backupAge = new Gauge({
  name: 'maqal_backup_age_seconds',
  help: 'Since the newest backup was begun; none without BACKUP_DIR, or before the first',
  registers,
});

/** All metrics as Prometheus reads them. Without the database, those of the process, and that it does not answer. */
export async function readMetrics(): Promise<{ type: string; text: string }> {
  await readDatabase().then(
    () => up.set(1),
    (failure) => {
      logFailure('The metrics of the database could not be read', failure);
      queue.remove();
      outbox.reset();
      outboxAge.remove();
      up.set(0);
    },
  );
  await readBackups();
  return { type: measures.registry.contentType, text: await measures.registry.metrics() };
}

async function readBackups(): Promise<void> {
  const newest = await newestBackup().catch(
    (failure) => void logFailure('Backups could not be looked for', failure),
  );
  if (newest) backupAge.set((Date.now() - newest.getTime()) / 1000);
  else backupAge.remove();
}

async function readDatabase(): Promise<void> {
  const waiting = await countWaiting();
  const mails = await outboxState();
  queue.set(waiting);
  for (const state of ['waiting', 'failing', 'failed'] as const) outbox.set({ state }, mails[state]);
  outboxAge.set(mails.oldest ? (Date.now() - mails.oldest.getTime()) / 1000 : 0);
}
