/**
 * `npm run bench`: what the promises of design.md section 7 cost on this machine, as plain rows. It builds the site on a
 * database of its own, fills two threads, serves it on loopback, and stops. Nothing here passes or fails.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import autocannon from 'autocannon';

const PORT = '4573';
const SITE = `http://localhost:${PORT}`;
/** Long enough to settle, in seconds; a run stays bounded. */
const SECONDS = 10;
/** Readers who type at once in the storm, and the steady rate beside it, in comments a second. */
const STORM = 16;
const STEADY = 50;

const folder = mkdtempSync(path.join(tmpdir(), 'maqal-bench-'));
const env = {
  ...process.env,
  PORT,
  SITE_URL: SITE,
  DATABASE_URL: `file:${path.join(folder, 'maqal.db')}`,
  // Every comment says which address it comes from: the limits by address are not what is measured.
  TRUSTED_PROXIES: '1',
  NODE_ENV: 'production' as const,
};

const tsx = (...words: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', ...words], { env, encoding: 'utf8', maxBuffer: 1 << 26 });

tsx('scripts/build.ts');
const small = fill('thread-of-200', 200);
const large = fill('thread-of-10000', 10_000);
// Many threads: the limit of one thread is not what is measured.
const storm = Array.from({ length: 20 }, (_, number) => fill(`storm-${number}`, 0));
const server = await serve();
try {
  const article = `${SITE}/ar/articles/${encodeURIComponent('الحرف-العربي-من-الرصاص-إلى-الخط-المتغير')}`;
  await weigh('article page, 42 comments', article);
  await weigh('thread of 200, first page', small);
  await weigh('thread of 10,000, first page', large);
  await weigh('thread of 10,000, last page', `${large}/comments/200`);
  const quick = await renderTime(small);
  const slow = await renderTime(large);
  row('render after a change, thread of 200', `${quick.toFixed(1)} ms`);
  row(
    'render after a change, thread of 10,000',
    `${slow.toFixed(1)} ms, ${(slow / quick).toFixed(2)} times as long`,
  );
  await post(`comments posted by ${STORM} at once`, { connections: STORM });
  await post(`comments posted at ${STEADY} a second`, { connections: STEADY, overallRate: STEADY });
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
// After the server is down: the import has the machine to itself.
spawnSync(process.execPath, ['--import', 'tsx', 'scripts/bench-import.ts'], {
  stdio: ['ignore', 'inherit', 'ignore'],
});
// In a database of its own; its rows come as they are measured.
spawnSync(process.execPath, ['--import', 'tsx', 'scripts/bench-search.ts'], { stdio: 'inherit' });

/** Makes an article with so many published comments; gives its address. */
function fill(slug: string, comments: number): string {
  const { status, stderr } = tsx('scripts/bench-thread.ts', slug, String(comments));
  if (status !== 0) throw new Error(stderr);
  return `${SITE}/ar/articles/${slug}`;
}

async function serve(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], { env, stdio: 'ignore' });
  for (let waited = 0; waited < 120; waited++) {
    const up = await fetch(`${SITE}/healthz`)
      .then((answer) => answer.ok)
      .catch(() => false);
    if (up) return child;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  child.kill();
  throw new Error('The server did not come up');
}

async function weigh(what: string, address: string): Promise<void> {
  const html = await (await fetch(address)).text();
  const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((match) => match[1]);
  const css = await Promise.all(sheets.map(async (sheet) => (await fetch(`${SITE}${sheet}`)).text()));
  const sources = [...html.matchAll(/<script [^>]*?\bsrc="([^"]+)"/g)].map((match) => match[1]);
  const scripts = await Promise.all(sources.map(async (source) => (await fetch(`${SITE}${source}`)).text()));
  const parts = [html, css.join(''), scripts.join('')].map((text) => gzipSync(text).length / 1024);
  const [page, style, script] = parts.map((part) => part.toFixed(1));
  row(what, `HTML ${page} + CSS ${style} + script ${script} KB gzip, ${sources.length} script from a file`);
}

/** The median time of the first answer after the article was announced as changed, in milliseconds. */
async function renderTime(address: string): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 15; turn++) {
    tsx('scripts/bench-thread.ts', address.split('/').at(-1) ?? '', '0');
    const start = performance.now();
    await (await fetch(address)).text();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[7] ?? 0;
}

/** Posts different comments from different addresses to several articles; a redirect is an acknowledged comment. */
async function post(
  what: string,
  load: Pick<autocannon.Options, 'connections' | 'overallRate'>,
): Promise<void> {
  const pages = await Promise.all(storm.map(async (page) => ({ page, fields: await hiddenFields(page) })));
  let sent = 0;
  const result = await autocannon({
    url: SITE,
    duration: SECONDS,
    ...load,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => {
          sent += 1;
          const { page, fields } = pages[sent % pages.length] as (typeof pages)[number];
          const person = {
            name: `قارئ ${sent}`,
            email: `${sent}@example.com`,
            body: `تعليق ${sent} ${Date.now()}`,
          };
          const boundary = 'maqal-bench';
          const body = [...Object.entries({ ...fields, ...person })]
            .map(
              ([name, value]) =>
                `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
            )
            .join('');
          return {
            ...request,
            path: new URL(page).pathname,
            headers: {
              'content-type': `multipart/form-data; boundary=${boundary}`,
              origin: SITE,
              'x-forwarded-for': `10.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}`,
            },
            body: `${body}--${boundary}--\r\n`,
          };
        },
      },
    ],
  });
  const redirects = result.statusCodeStats?.['303']?.count ?? 0;
  const { p50, p99 } = result.latency;
  row(what, `${(redirects / SECONDS).toFixed(0)} acknowledged a second, p50 ${p50} ms, p99 ${p99} ms`);
}

async function hiddenFields(page: string): Promise<Record<string, string>> {
  const html = await (await fetch(page)).text();
  const form = /<form[\s\S]*?<\/form>/.exec(html.slice(html.indexOf('id="comment-form"')))?.[0] ?? '';
  const inputs = form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g);
  return Object.fromEntries(
    [...inputs].map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')]),
  );
}

function row(what: string, measured: string): void {
  console.log(`${what.padEnd(44)} ${measured}`);
}
