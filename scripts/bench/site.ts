/** The site under measurement: a production build on its own database, served on loopback. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathFor } from '@/lib/site/paths';
import { Site, START } from '@/test/site';

const PORT = Number(process.env.BENCH_PORT || '4573');

/** A site whose data folder is removed at the end. */
export class BenchSite extends Site {
  constructor() {
    const data = mkdtempSync(path.join(tmpdir(), 'maqal-bench-'));
    super({ folder: process.cwd(), data, port: PORT, isMute: true });
  }

  /** The memory of all processes of `npm start`, in megabytes (Linux; 0 elsewhere). */
  memory(): number {
    return memoryOf(this.pid);
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }
}

/** Builds it, lets `prepare` fill its database, and serves it. */
export async function openSite(prepare: (site: BenchSite) => Promise<void>): Promise<BenchSite> {
  const site = new BenchSite();
  try {
    await site.mustRun('build');
    await prepare(site);
    await site.start(START);
  } catch (error) {
    await site.remove();
    throw error;
  }
  return site;
}

/** Creates or changes an article; returns its address. */
export async function changeArticle(site: Site, slug: string): Promise<string> {
  await site.mustRun('bench/thread', 'change', slug);
  return addressOf(site, slug);
}

/** Adds this many published comments to an article; returns its address. */
export async function fillThread(site: Site, slug: string, comments: number): Promise<string> {
  await site.mustRun('bench/thread', 'fill', slug, String(comments));
  return addressOf(site, slug);
}

export function addressOf(site: Site, slug: string): string {
  return site.address + pathFor('ar', 'articles', slug);
}

/** Resident memory of a process and its descendants, in megabytes. */
function memoryOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean);
    const own = Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    return children.reduce((sum, child) => sum + memoryOf(Number(child)), own);
  } catch {
    return 0;
  }
}
