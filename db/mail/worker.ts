import { setTimeout } from 'node:timers/promises';
import { recordRun } from '@/db/health/job-runs';
import { MINUTE_MS } from '@/lib/site/duration';
import { logFailure } from '@/runtime/log';
import { settings } from '@/runtime/settings';
import { enqueueAuthorDigests } from './author-digest';
import { sendDue } from './delivery';
import { type DigestRecipient, enqueueDigests } from './digest';
import { smtpTransport } from './smtp';

/** Poll interval of the outbox: who asked for a mail waits for it. A poll costs a few index reads. */
const POLL_MS = 2_000;
/** How often authors' digests are looked at, of which each gets one a day: it reads the comments of their articles. */
const AUTHORS_POLL_MS = 5 * MINUTE_MS;
/** Cap of the exponential backoff while the server does not answer. */
const MAX_BACKOFF_MS = 5 * 60_000;
/** How long shutdown waits for the mail in flight; a supervisor may wait no longer than ten seconds. */
const SHUTDOWN_TIMEOUT_MS = 4_000;

/**
 * Starts the worker that polls and delivers the outbox. Unreferenced: it keeps no process alive. Graceful shutdown: on
 * a signal it finishes the mail in flight. Without SMTP_URL mails wait in the outbox.
 * @param listStaff recipients of the digest
 */
export function startMailWorker(listStaff: () => Promise<DigestRecipient[]> = async () => []): void {
  const { SMTP_URL, MAIL_FROM } = settings;
  if (!SMTP_URL) return;
  const transport = smtpTransport(SMTP_URL, MAIL_FROM);
  const stop = new AbortController();
  const running = run();

  let authorsDue = 0;

  async function run(): Promise<void> {
    for (let pause = POLL_MS; !stop.signal.aborted; await sleep(pause, stop.signal)) {
      try {
        await enqueueDigests(await listStaff());
        if (Date.now() >= authorsDue) {
          authorsDue = Date.now() + AUTHORS_POLL_MS;
          await enqueueAuthorDigests();
        }
        const { reachable } = await sendDue(transport, undefined, stop.signal);
        pause = reachable ? POLL_MS : Math.min(pause * 2, MAX_BACKOFF_MS);
        await recordRun('mail', reachable ? undefined : 'SMTP server does not answer');
      } catch (error) {
        logFailure('The outbox could not be worked through', error);
        await recordRun('mail', error);
      }
    }
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      stop.abort();
      await Promise.race([running, sleep(SHUTDOWN_TIMEOUT_MS)]);
      // Our listener has replaced the signal's default action; other listeners, if there are any, end the process
      // themselves.
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
  }
}

/** Resolves early when aborted. */
async function sleep(pause: number, signal?: AbortSignal): Promise<void> {
  await setTimeout(pause, undefined, { ref: false, signal }).catch(() => undefined);
}
