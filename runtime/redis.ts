/** What processes of one site share in Redis, if REDIS_URL is set; without an answer each goes on by itself. */
import { setTimeout } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { logFailure } from './log';
import { perProcess } from './per-process';
import { isDevelopment, settings } from './settings';

/** To render a page takes about as long. */
const TIMEOUT_MS = 200;

/** Exponential backoff after a timeout or a failure: doubled each time, up to the maximum. */
const BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 5_000;

/** Commands in flight: those that come while Redis hangs and has not been found to. */
const MAX_QUEUED_COMMANDS = 500;

type Redis = ReturnType<typeof connect>;

// A build is of one machine, and has no pages to share before it is done; in development there is none.
const isAlone = isDevelopment || process.env.NEXT_PHASE === 'phase-production-build';

const { REDIS_URL } = settings;

/** The connection of this process; undefined where nothing is shared. */
export const redis = REDIS_URL && !isAlone ? perProcess('redis', () => connect(REDIS_URL)) : undefined;

const backoff = { until: 0, next: BACKOFF_MS };

/**
 * Circuit breaker: without a connection nothing is asked; a timeout costs TIMEOUT_MS once, then the backoff.
 * @returns what `command` gives; undefined where Redis does not answer
 */
export async function askRedis<T>(command: (client: Redis) => Promise<T>): Promise<T | undefined> {
  if (!redis?.isReady || performance.now() < backoff.until) return;
  try {
    const answer = await Promise.race([command(redis), late()]);
    backoff.next = BACKOFF_MS;
    return answer;
  } catch (error) {
    backoff.until = performance.now() + backoff.next;
    backoff.next = Math.min(2 * backoff.next, MAX_BACKOFF_MS);
    logFailure('Redis could not be asked', error);
  }
}

async function late(): Promise<never> {
  await setTimeout(TIMEOUT_MS, undefined, { ref: false });
  throw new Error(`No answer within ${TIMEOUT_MS} ms`);
}

/** The driver reconnects by itself, with backoff up to some seconds. */
function connect(url: string) {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MAX_QUEUED_COMMANDS,
  });
  let isReported = false;
  client.on('error', (error) => {
    if (!isReported) logFailure('Redis is out of reach: pages and limits are not shared meanwhile', error);
    isReported = true;
  });
  client.on('ready', () => {
    isReported = false;
  });
  client.connect().catch(() => undefined);
  client.unref();
  return client;
}
