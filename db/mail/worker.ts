import { setTimeout } from 'node:timers/promises';
import { logFailure } from '@/runtime/log';
import { settings } from '@/runtime/settings';
import { sendDue } from './delivery';
import { type DigestRecipient, enqueueDigests } from './digest';
import { smtpTransport } from './smtp';

/** Between two looks into the outbox, in milliseconds: who asked for a mail waits for it. A look costs a few index reads. */
const POLL_MS = 2_000;
/** The longest pause for a server that does not answer; each is twice the one before. */
const MAX_BACKOFF_MS = 5 * 60_000;
/** How long a stopping server waits for the mail it is sending; its supervisor may wait no longer than ten seconds. */
const SHUTDOWN_TIMEOUT_MS = 4_000;

/**
 * Sends what is in the outbox for as long as this process lives, and keeps nothing alive by itself. Told to stop, it
 * finishes the mail in hand and lets the process go. Without SMTP_URL mails wait in the outbox.
 * @param listModerators whom to tell when the queue grows
 */
export function startMailWorker(listModerators: () => Promise<DigestRecipient[]> = async () => []): void {
  const { SMTP_URL, MAIL_FROM } = settings;
  if (!SMTP_URL) return;
  const transport = smtpTransport(SMTP_URL, MAIL_FROM);
  const stop = new AbortController();
  const running = run();

  async function run(): Promise<void> {
    for (let pause = POLL_MS; !stop.signal.aborted; await sleep(pause, stop.signal)) {
      try {
        await enqueueDigests(await listModerators());
        const { reachable } = await sendDue(transport, undefined, stop.signal);
        pause = reachable ? POLL_MS : Math.min(pause * 2, MAX_BACKOFF_MS);
      } catch (error) {
        logFailure('The outbox could not be worked through', error);
      }
    }
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      stop.abort();
      await Promise.race([running, sleep(SHUTDOWN_TIMEOUT_MS)]);
      // Our listener has kept the signal from doing what it does; others, if there are any, see to it themselves.
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
  }
}

/** Ends early when stopped. */
async function sleep(pause: number, signal?: AbortSignal): Promise<void> {
  await setTimeout(pause, undefined, { ref: false, signal }).catch(() => undefined);
}
