/**
 * `tsx scripts/bench/reader.ts ADDRESS PER_SECOND SECONDS`: readers of one address, so many a second, evenly, whether the
 * earlier ones were answered or not. Prints what the rows tell; times count from when a request was due. Not by autocannon,
 * which sends those of a second in one burst, and counts an answer of 500 ms as 500 answers.
 */
import { Agent, get } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { Requests } from './requests';

/** Keep-alive connections. */
const CONNECTIONS = 32;

const [address = '', perSecond, seconds] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
const times: number[] = [];
let errors = 0;

const start = performance.now();
const under: Promise<void>[] = [];
for (let number = 0; number < Number(perSecond) * Number(seconds); number++) {
  const due = start + (number * 1000) / Number(perSecond);
  if (due > performance.now()) await setTimeout(due - performance.now());
  under.push(read(due));
}
await Promise.all(under);
agent.destroy();
times.sort((a, b) => a - b);
const within = (hundredths: number) =>
  `${times[Math.floor((times.length * hundredths) / 100)]?.toFixed(0)}ms`;
const rate = (times.length * 1000) / (performance.now() - start);
console.log(JSON.stringify({ perSecond: rate, errors, p50: within(50), p99: within(99) } satisfies Requests));

function read(due: number): Promise<void> {
  return new Promise((resolve) => {
    const end = (isError: boolean) => {
      if (isError) errors += 1;
      times.push(performance.now() - due);
      resolve();
    };
    get(address, { agent, headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      const isError = (answer.statusCode ?? 500) >= 400;
      answer
        .resume()
        .on('end', () => end(isError))
        .on('error', () => end(true));
    }).on('error', () => end(true));
  });
}
