import { AsyncResource } from 'node:async_hooks';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { networkOf } from '@/lib/http/ip';
import { dailyKeyedHash } from '@/runtime/keyed-hash';
import { site } from '@/site.config';

const { address, thread } = site.comments.rates;

const byAddress = new RateLimiterMemory({ points: address.comments, duration: address.minutes * 60 });
const byThread = new RateLimiterMemory({ points: thread.comments, duration: thread.minutes * 60 });

/**
 * Throttles comments by address and by article, counted in the memory of this process: gives the minutes the writer is to
 * wait, 0 when the comment may be taken, or `crowd` when the article's limit is reached. The address's limit comes first, so
 * that one sender cannot use up the article's; when the article's is reached, the address gets its point back.
 */
export async function consumeRateLimit(from: string, articleId: number): Promise<number | 'crowd'> {
  const writer = dailyKeyedHash('address', networkOf(from));
  const own = await consume(byAddress, writer);
  if (own > 0) return Math.ceil(own / 60_000);
  const others = await consume(byThread, String(articleId));
  if (others === 0) return 0;
  await byAddress.reward(writer);
  return 'crowd';
}

/** Gives back what a comment consumed that could not be stored: its writer was told to try again. */
export async function refundRateLimit(from: string, articleId: number): Promise<void> {
  await byAddress.reward(dailyKeyedHash('address', networkOf(from)));
  await byThread.reward(String(articleId));
}

/** Outside any request's async context: the limiter's timers would keep the whole request in memory, for minutes. */
const outsideRequests = new AsyncResource('maqal-rates');

/** @returns milliseconds until the next point is free, 0 when one was consumed */
function consume(limiter: RateLimiterMemory, key: string): Promise<number> {
  return outsideRequests.runInAsyncScope(() =>
    limiter.consume(key).then(
      () => 0,
      (full: RateLimiterRes) => full.msBeforeNext,
    ),
  );
}
