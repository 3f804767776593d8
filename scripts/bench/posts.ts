/** Comments posted as a browser without JavaScript posts them, each from a reader and an address of its own. */
import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { openForm } from '@/test/commenter';

/** A redirect is an acknowledged comment; times are in milliseconds, from the first byte sent to the answer. */
export interface Posted {
  acknowledged: string[];
  failed: number;
  times: number[];
}

/** Form fields of one open page. */
export interface Form {
  page: string;
  isBehindProxy: boolean;
  hidden: [name: string, value: FormDataEntryValue][];
}

/** Keep-alive connections, as of a reverse proxy. */
const agent = new Agent({ keepAlive: true });

let sent = 0;

/**
 * Opens the forms of these pages, which a proxy answers or the server itself: before anything is measured, since pages that
 * have changed are rendered for it, all at once.
 */
export function openForms(pages: readonly string[], isBehindProxy = false): Promise<Form[]> {
  return Promise.all(
    pages.map(async (page) => {
      const { origin: address, pathname } = new URL(page);
      return { page, isBehindProxy, hidden: [...(await openForm({ address }, pathname))] };
    }),
  );
}

/** Closed loop: posts as fast as responses come, with this concurrency. */
export async function postAtOnce(forms: readonly Form[], readers: number, seconds: number): Promise<Posted> {
  const posted: Posted = { acknowledged: [], failed: 0, times: [] };
  const end = performance.now() + seconds * 1000;
  const read = async () => {
    while (performance.now() < end) await post(forms, posted);
  };
  await Promise.all(Array.from({ length: readers }, read));
  return posted;
}

/** Open loop: posts at a constant rate, whether earlier ones were answered or not. */
export async function postSteadily(
  forms: readonly Form[],
  perSecond: number,
  seconds: number,
): Promise<Posted> {
  const posted: Posted = { acknowledged: [], failed: 0, times: [] };
  const start = performance.now();
  const under: Promise<void>[] = [];
  for (let number = 0; number < perSecond * seconds; number++) {
    await setTimeout(Math.max(0, start + (number * 1000) / perSecond - performance.now()));
    under.push(post(forms, posted));
  }
  await Promise.all(under);
  return posted;
}

/** Percentile of the response times. */
export function within(hundredths: number, times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  return `p${hundredths} ${(sorted[Math.floor((sorted.length * hundredths) / 100)] ?? 0).toFixed(0)} ms`;
}

async function post(forms: readonly Form[], posted: Posted): Promise<void> {
  sent += 1;
  const number = sent;
  const form = forms[number % forms.length] as Form;
  const body = `تعليق ${number} ${Date.now()}`;
  const fields = { name: `قارئ ${number}`, email: `${number}@example.com`, body };
  const start = performance.now();
  const status = await send(form, fields, number).catch(() => undefined);
  posted.times.push(performance.now() - start);
  if (status === 303) posted.acknowledged.push(body);
  else posted.failed += 1;
}

const BOUNDARY = 'of-the-bench';

/** By node:http: `fetch` would use more CPU than the server. */
function send(
  { page, isBehindProxy, hidden }: Form,
  fields: Record<string, string>,
  caller: number,
): Promise<number | undefined> {
  const parts = [...hidden, ...Object.entries(fields)].map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const bytes = Buffer.from(`${parts.join('')}--${BOUNDARY}--\r\n`);
  const headers = {
    origin: `http://localhost:${new URL(page).port}`,
    'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    'content-length': bytes.length,
  };
  const address = `${(caller >> 16) & 255}.${(caller >> 8) & 255}.${caller & 255}`;
  const from = isBehindProxy
    ? // A proxy believes nobody's header: another loopback address is another caller (Linux).
      { localAddress: `127.${address}`, agent: false as const, headers }
    : { agent, headers: { ...headers, 'x-forwarded-for': `10.${address}` } };
  return new Promise((resolve, reject) => {
    request(page, { method: 'POST', ...from }, (answer) => {
      answer
        .resume()
        .on('end', () => resolve(answer.statusCode))
        .on('error', reject);
    })
      .on('error', reject)
      .end(bytes);
  });
}
