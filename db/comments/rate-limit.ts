import { AsyncResource } from 'node:async_hooks';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { networkOf } from '@/lib/http/ip';
import { dailyKeyedHash } from '@/runtime/keyed-hash';
import { site } from '@/site.config';

const { address, thread } = site.comments.rates;

const byAddress = new RateLimiterMemory({ points: address.comments, duration: address.minutes * 60 });
const byThread = new RateLimiterMemory({ points: thread.comments, duration: thread.minutes * 60 });

/**
 * Counts one comment from an address below an article; gives the minutes its writer is to wait, 0 when it may be taken,
 * or that too many others write below the article. What one address sends beyond its own limit does not count below the
 * article: it would keep everybody else out. Nor does a crowd count against any of those in it.
 */
export async function consumeRateLimit(from: string, articleId: number): Promise<number | 'crowd'> {
  const writer = dailyKeyedHash('address', networkOf(from));
  const own = await counted(byAddress, writer);
  if (own > 0) return Math.ceil(own / 60_000);
  const others = await counted(byThread, String(articleId));
  if (others === 0) return 0;
  await byAddress.reward(writer);
  return 'crowd';
}

/** Does not count a comment that was counted and then could not be stored: to try again is what its writer was told. */
export async function refundRateLimit(from: string, articleId: number): Promise<void> {
  await byAddress.reward(dailyKeyedHash('address', networkOf(from)));
  await byThread.reward(String(articleId));
}

/** Of nobody's request: the timer that ends a count would keep all there is of the request, for minutes. */
const nowhere = new AsyncResource('maqal-rates');

/** Gives how long to wait, in milliseconds. */
function counted(limiter: RateLimiterMemory, key: string): Promise<number> {
  return nowhere.runInAsyncScope(() =>
    limiter.consume(key).then(
      () => 0,
      (full: RateLimiterRes) => full.msBeforeNext,
    ),
  );
}
