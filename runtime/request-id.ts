import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { perProcess } from './per-process';

const requests = perProcess('requests', () => new AsyncLocalStorage<string>());

/** Few enough letters to be read out on the telephone, and enough that no two failures share a number. */
const ID_LENGTH = 12;

/** Runs `work` with a new request id in its async context, which every line of the log then carries. */
export function withRequestId<T>(work: (number: string) => T): T {
  const number = newRequestId();
  return requests.run(number, work, number);
}

/** The id of the current request; undefined outside of one. */
export function requestId(): string | undefined {
  return requests.getStore();
}

/** The last field of a random UUID, 48 bits: Node makes UUIDs from buffered randomness. */
export function newRequestId(): string {
  return randomUUID().slice(-ID_LENGTH);
}
