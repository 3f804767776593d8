/** The site that is measured: its own database, built and served as in production, on loopback. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathFor } from '@/lib/site/paths';

const PORT = process.env.BENCH_PORT || '4573';

export interface BenchSite {
  /** Its address, without a slash at the end. */
  address: string;
  folder: string;
  env: NodeJS.ProcessEnv;
  /** The memory of its server that is in use now, in megabytes (Linux; 0 elsewhere). */
  memory: () => number;
  stop: () => void;
}

/** Builds it, lets `prepare` fill its database, and serves it. */
export async function openSite(prepare: (site: BenchSite) => void): Promise<BenchSite> {
  const folder = mkdtempSync(path.join(tmpdir(), 'maqal-bench-'));
  const address = `http://localhost:${PORT}`;
  const env = {
    ...process.env,
    PORT,
    SITE_URL: address,
    DATABASE_URL: `file:${path.join(folder, 'maqal.db')}`,
    // Every comment says which address it comes from: the limits by address are not what is measured.
    TRUSTED_PROXIES: '1',
    NODE_ENV: 'production' as const,
  };
  let server: ChildProcess | undefined;
  const site = {
    address,
    folder,
    env,
    memory: () => memoryOf(server?.pid),
    stop: () => {
      server?.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    runHere(site, 'scripts/build.ts');
    prepare(site);
    server = await served(site);
  } catch (error) {
    site.stop();
    throw error;
  }
  return site;
}

/** Makes or changes an article; gives its address. */
export function changeArticle(site: BenchSite, slug: string): string {
  runHere(site, 'scripts/bench/thread.ts', 'change', slug);
  return addressOf(site, slug);
}

/** Puts so many published comments below an article; gives its address. */
export function fillThread(site: BenchSite, slug: string, comments: number): string {
  runHere(site, 'scripts/bench/thread.ts', 'fill', slug, String(comments));
  return addressOf(site, slug);
}

export function addressOf(site: BenchSite, slug: string): string {
  return site.address + pathFor('ar', 'articles', slug);
}

function runHere({ env }: BenchSite, ...words: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', ...words], {
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(stderr);
}

async function served({ address, env }: BenchSite): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env, stdio: 'ignore' });
  for (let waited = 0; waited < 120; waited++) {
    const up = await fetch(`${address}/healthz`)
      .then((answer) => answer.ok)
      .catch(() => false);
    if (up) return child;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  child.kill();
  throw new Error('The server did not come up');
}

/** Of the server alone: it is the child of the command that prepares it. */
function memoryOf(command: number | undefined): number {
  try {
    const child = readFileSync(`/proc/${command}/task/${command}/children`, 'utf8').trim().split(' ').at(-1);
    const status = readFileSync(`/proc/${child}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
