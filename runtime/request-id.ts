import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { perProcess } from './per-process';

const requests = perProcess('requests', () => new AsyncLocalStorage<string>());

/** Few enough letters to be read out on the telephone, and enough that no two failures share a number. */
const NUMBER_LENGTH = 12;

/** Works on a request under a number of its own, which every line of the log from then on carries. */
export function asRequest<T>(work: (number: string) => T): T {
  const number = newNumber();
  return requests.run(number, work, number);
}

/** The number of the request at hand; undefined where there is none. */
export function requestNumber(): string | undefined {
  return requests.getStore();
}

/** The last field of a random UUID, 48 bits: Node makes them from randomness it has in store. */
export function newNumber(): string {
  return randomUUID().slice(-NUMBER_LENGTH);
}
