/**
 * `tsx scripts/bench/import.ts [POSTS] [COMMENTS]`: what moving a WordPress site in, and out again, costs, as rows of
 * `npm run bench`. The memory of two sizes is told: it must not grow with the file.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { row } from './row';

/** A tenth of it first, to compare memory with. */
const [posts = 10_000, comments = 100_000] = process.argv.slice(2).map(Number);
/** Sampling interval of the memory, in milliseconds. */
const POLL_MS = 50;

const folder = mkdtempSync(path.join(tmpdir(), 'maqal-import-'));
try {
  for (const size of [0.1, 1]) {
    const file = path.join(folder, `${size}.xml`);
    const env = { ...process.env, DATABASE_URL: `file:${path.join(folder, `${size}.db`)}` };
    const [many, more] = [Math.ceil(posts * size), Math.ceil(comments * size)];
    await run(['scripts/bench/make-export.ts', file, String(many), String(more)], env);
    const megabytes = (statSync(file).size / 1024 / 1024).toFixed(0);
    const first = await run(['scripts/import.ts', file], env);
    const again = await run(['scripts/import.ts', file], env);
    const what = `import of ${many} posts, ${more} comments`;
    row(
      what,
      `${(many / first.seconds).toFixed(0)} posts a second, peak ${first.peak} MB, file ${megabytes} MB`,
    );
    row(`${what}, again`, `${(many / again.seconds).toFixed(0)} posts a second, peak ${again.peak} MB`);
    for (const [kind, target] of [
      ['WordPress', 'out.xml'],
      ['Markdown', 'out'],
    ] as const) {
      const out = await run(['scripts/export.ts', path.join(folder, `${size}-${target}`)], env);
      const costs = `${(many / out.seconds).toFixed(0)} articles a second, peak ${out.peak} MB`;
      row(`export of ${many} articles as ${kind}`, costs);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** How long a command runs, and the most memory it has at once, in megabytes (Linux; 0 elsewhere). */
function run(words: string[], env: NodeJS.ProcessEnv): Promise<{ seconds: number; peak: number }> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(process.execPath, ['--import', 'tsx', ...words], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    let peak = 0;
    const look = setInterval(() => {
      peak = Math.max(peak, peakOf(child.pid));
    }, POLL_MS);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(look);
      if (code !== 0) reject(new Error(`${words.join(' ')} ended with ${code}`));
      else resolve({ seconds: (performance.now() - begun) / 1000, peak });
    });
  });
}

function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
