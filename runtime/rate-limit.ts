import { AsyncResource } from 'node:async_hooks';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { networkOf } from '@/lib/http/ip';
import { dailyKeyedHash } from './keyed-hash';
import { askRedis, redis } from './redis';
import { siteSettings } from './site-settings';

/** Of the limits as the owner has set them: made anew when those change, and counted from nothing then. */
function limits() {
  const { addressComments, addressMinutes, threadComments, threadMinutes } = siteSettings().comments;
  const key = [addressComments, addressMinutes, threadComments, threadMinutes].join();
  if (made?.key !== key)
    made = {
      key,
      byAddress: limiter('address', addressComments, addressMinutes),
      byThread: limiter('thread', threadComments, threadMinutes),
    };
  return made;
}

let made: { key: string; byAddress: Limiter; byThread: Limiter } | undefined;

/**
 * Throttles comments by address and by article: gives the minutes the writer is to wait, 0 when the comment may be taken,
 * or `crowd` when the article's limit is reached. The address's limit comes first, so that one sender cannot use up the
 * article's; when the article's is reached, the address gets its point back. Counted for all processes together in Redis
 * (REDIS_URL), else, and while it does not answer, by each in its memory.
 */
export async function consumeRateLimit(from: string, articleId: number): Promise<number | 'crowd'> {
  const writer = dailyKeyedHash('address', networkOf(from));
  const { byAddress, byThread } = limits();
  const own = await byAddress.consume(writer);
  if (own > 0) return Math.ceil(own / 60_000);
  const others = await byThread.consume(String(articleId));
  if (others === 0) return 0;
  await byAddress.reward(writer);
  return 'crowd';
}

/** Gives back what a comment consumed that could not be stored: its writer was told to try again. */
export async function refundRateLimit(from: string, articleId: number): Promise<void> {
  const { byAddress, byThread } = limits();
  await byAddress.reward(dailyKeyedHash('address', networkOf(from)));
  await byThread.reward(String(articleId));
}

type Limiter = ReturnType<typeof limiter>;

function limiter(name: string, comments: number, minutes: number) {
  const options = { keyPrefix: `maqal:comments:${name}`, points: comments, duration: minutes * 60 };
  const own = new RateLimiterMemory(options);
  const shared = redis && new RateLimiterRedis({ ...options, storeClient: redis, useRedisPackage: true });
  function inTurn<T>(take: (from: RateLimiterMemory | RateLimiterRedis) => Promise<T>): Promise<T> {
    return outsideRequests.runInAsyncScope(
      async () => (shared && (await askRedis(() => take(shared)))) ?? (await take(own)),
    );
  }
  return {
    /** @returns milliseconds until the next point is free, 0 when one was consumed */
    consume: (key: string) => inTurn((from) => from.consume(key).then(() => 0, timeLeft)),
    reward: (key: string) => inTurn((from) => from.reward(key)),
  };
}

function timeLeft(refusal: unknown): number {
  if (refusal instanceof RateLimiterRes) return refusal.msBeforeNext;
  throw refusal;
}

/** Outside any request's async context: the limiter's timers would keep the whole request in memory, for minutes. */
const outsideRequests = new AsyncResource('maqal-rates');
