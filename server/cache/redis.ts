import { setTimeout } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import { createClient, RESP_TYPES } from '@redis/client';
import { logFailure } from '@/runtime/log';
import { perProcess } from '@/runtime/per-process';
import { isDevelopment, settings } from '@/runtime/settings';
import { buildId } from './cache-files';

/** To render a page takes about as long. */
const TIMEOUT_MS = 200;

/** Exponential backoff after a timeout or a failure: doubled each time, up to the maximum. */
const BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 5_000;

/** The largest value that is shared; a page with fifty comments has a tenth of it. */
const MAX_VALUE_BYTES = 2 * 1024 * 1024;

/** As long as the longest of ours may be used (`reads` in next.config.ts). */
const MAX_TTL_SECONDS = 60 * 60;

/** Commands in flight: those that come while Redis hangs and has not been found to. */
const MAX_QUEUED_COMMANDS = 500;

type Redis = ReturnType<typeof connect>;

// A build is of one machine, and has no pages to share before it is done; in development there is none.
const isAlone = isDevelopment || process.env.NEXT_PHASE === 'phase-production-build';

const { REDIS_URL } = settings;
const redis = REDIS_URL && !isAlone ? perProcess('redis', () => connect(REDIS_URL)) : undefined;

const backoff = { until: 0, next: BACKOFF_MS };

/** A value stored by a process of this build; undefined on a miss, and where Redis does not answer. */
export function getShared<T>(name: string): Promise<T | undefined> {
  return ask(async (client) => {
    const stored = await client.get(keyOf(name));
    return stored ? (deserialize(stored) as T) : undefined;
  });
}

/** @param life TTL in seconds */
export async function putShared(name: string, value: unknown, life: number): Promise<void> {
  if (!redis) return;
  const bytes = serialize(value);
  const seconds = Math.floor(Math.min(life, MAX_TTL_SECONDS));
  if (bytes.length > MAX_VALUE_BYTES || seconds < 1) return;
  await ask((client) => client.set(keyOf(name), bytes, { EX: seconds }));
}

/** Circuit breaker: without a connection nothing is asked; a timeout costs TIMEOUT_MS once, then the backoff. */
async function ask<T>(command: (client: Redis) => Promise<T>): Promise<T | undefined> {
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
    if (!isReported) logFailure('Redis is out of reach: pages are not shared meanwhile', error);
    isReported = true;
  });
  client.on('ready', () => {
    isReported = false;
  });
  client.connect().catch(() => undefined);
  client.unref();
  return client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
}

/** Namespaced by build: pages of another build name other files. */
function keyOf(name: string): string {
  return `maqal:${buildId()}:${name}`;
}
