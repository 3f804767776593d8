import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { site } from '@/site.config';
import { keyedToday } from './receipts';

const { address, thread } = site.comments.rates;

const byAddress = new RateLimiterMemory({ points: address.comments, duration: address.minutes * 60 });
const byThread = new RateLimiterMemory({ points: thread.comments, duration: thread.minutes * 60 });

/** Counts one comment from an address below an article; gives the minutes to wait, 0 when it may be taken. */
export async function minutesToWait(from: string, articleId: number): Promise<number> {
  const waits = await Promise.all([
    byAddress.consume(keyedToday('address', from)).then(mayGo, mustWait),
    byThread.consume(String(articleId)).then(mayGo, mustWait),
  ]);
  return Math.ceil(Math.max(...waits) / 60_000);
}

const mayGo = () => 0;
const mustWait = (full: RateLimiterRes) => full.msBeforeNext;
