/**
 * Harness of a site for tests and benchmarks: runs its commands, and starts, signals and kills its server. Never touches
 * the build or the data of another folder.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createClient, type ResultSet } from '@libsql/client';
import { MINUTE_MS } from '@/lib/site/duration';
import { pathFor } from '@/lib/site/paths';

/** Not copied: each copy makes its own. */
const NOT_COPIED = new Set(['node_modules', '.git', '.next', 'build', 'data', '.env', '.env.local']);

/** Timeout of a server's start: the machine may be busy, and `npm start` may have to build first. */
const START_TIMEOUT_MS = MINUTE_MS;
const BUILD_TIMEOUT_MS = 10 * MINUTE_MS;
const POLL_MS = 50;
/** How long a query waits for a server's write. */
const BUSY_TIMEOUT_MS = 10_000;

/** Entry points: the server of an existing build, and `npm start`. */
export const SERVE = 'build/serve.mjs';
export const START = 'scripts/start.mjs';

/** Copies the sources of the site; node_modules is hard-linked where the file system can. */
export function copySite(from: string, to: string): void {
  const isCopied = (file: string) => !NOT_COPIED.has(path.relative(from, file));
  cpSync(from, to, { recursive: true, filter: isCopied });
  const [installed, copied] = [path.join(from, 'node_modules'), path.join(to, 'node_modules')];
  if (spawnSync('cp', ['-al', installed, copied]).status !== 0)
    cpSync(installed, copied, { recursive: true });
}

export interface Ran {
  status: number | null;
  /** stdout and stderr. */
  said: string;
}

/** Runs Node to its end. */
export async function runNode(
  words: readonly (string | number)[],
  { cwd = process.cwd(), env = process.env }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, words.map(String), { cwd, env });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      said += text;
    });
  const [status] = await once(child, 'close');
  return { status, said };
}

interface Place {
  /** Root folder of the site. */
  folder: string;
  /** Data folder (database and secrets); default: FOLDER/data. */
  data?: string;
  port: number;
  /** Public address, if it is not that of its port. */
  address?: string;
  /** User id of the server process; default: that of the tests. */
  user?: number;
  env?: Record<string, string>;
  /** Discards the server's output: for one that serves long. */
  isMute?: boolean;
}

/** A site in its folder, with data of its own; at most one server of it runs at a time. */
export class Site {
  readonly address: string;
  readonly port: number;
  readonly database: string;
  readonly data: string;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly user?: number;
  /** Output of the current server. */
  said = '';
  readonly #isMute: boolean;
  #server: ChildProcess | undefined;

  constructor({ folder, data = path.join(folder, 'data'), port, address, user, env = {}, isMute }: Place) {
    mkdirSync(data, { recursive: true });
    if (user !== undefined) chownSync(data, user, user);
    this.user = user;
    this.folder = folder;
    this.data = data;
    this.database = path.join(data, 'maqal.db');
    this.port = port;
    this.address = address ?? `http://localhost:${port}`;
    this.#isMute = isMute ?? false;
    this.env = {
      ...process.env,
      NODE_ENV: 'production' as const,
      // Set by Vitest; with it Next would take itself for under test.
      VITEST: undefined,
      PORT: String(port),
      SITE_URL: this.address,
      DATABASE_URL: `file:${this.database}`,
      // Requests set their own IP address, so that rate limits do not interfere.
      TRUSTED_PROXIES: '1',
      ...env,
    };
  }

  /** Rows of its database, beside its server: waits while that writes. */
  async query(sql: string, ...args: string[]): Promise<ResultSet['rows']> {
    const database = createClient({ url: `file:${this.database}`, timeout: BUSY_TIMEOUT_MS });
    try {
      return (await database.execute({ sql, args })).rows;
    } finally {
      database.close();
    }
  }

  get pid(): number | undefined {
    return this.#server?.pid;
  }

  /** Runs a command (scripts/NAME.ts, or a name with its ending) to its end, without blocking the servers of this process. */
  command(name: string, ...words: string[]): Promise<Ran> {
    const file = path.extname(name) ? name : `${name}.ts`;
    return runNode(['--import', 'tsx', `scripts/${file}`, ...words], { cwd: this.folder, env: this.env });
  }

  /** Like `run`; throws on a non-zero exit code. */
  async mustRun(name: string, ...words: string[]): Promise<void> {
    const { status, said } = await this.command(name, ...words);
    if (status !== 0) throw new Error(`scripts/${name}.ts ended with ${status}:\n${said}`);
  }

  /** Imports this many articles; returns their paths. */
  async publish(name: string, many = 1): Promise<string[]> {
    const folder = path.join(this.data, `articles-${name}`);
    mkdirSync(folder, { recursive: true });
    const slugs = Array.from({ length: many }, (_, number) => `${name}-${number}`);
    for (const slug of slugs) {
      const matter = [
        '---',
        `title: ${slug}`,
        `slug: ${slug}`,
        'author: كاتب',
        'published: 2020-01-01T00:00:00Z',
      ];
      writeFileSync(path.join(folder, `${slug}.md`), [...matter, '---', '', `نصّ ${slug}`, ''].join('\n'));
    }
    await this.mustRun('import', folder);
    return slugs.map((slug) => pathFor('ar', 'articles', slug));
  }

  /** Starts the server, and waits until it is healthy. */
  async start(script: typeof SERVE | typeof START = SERVE): Promise<void> {
    this.run(script);
    await this.answers(script === SERVE ? START_TIMEOUT_MS : BUILD_TIMEOUT_MS);
  }

  /** Spawns `script` as this site's server; returns the process. */
  run(script: string, ...words: string[]): ChildProcess {
    const server = spawn(process.execPath, [...words, script], {
      cwd: this.folder,
      env: this.env,
      stdio: this.#isMute ? 'ignore' : 'pipe',
      ...(this.user !== undefined && { uid: this.user, gid: this.user }),
    });
    this.said = '';
    for (const stream of [server.stdout, server.stderr])
      stream?.on('data', (text) => {
        this.said += text;
      });
    this.#server = server;
    return server;
  }

  async answers(timeout = START_TIMEOUT_MS): Promise<void> {
    const deadline = performance.now() + timeout;
    while (performance.now() < deadline && this.#server?.exitCode === null) {
      const answer = await fetch(`http://localhost:${this.port}/healthz`).catch(() => null);
      if (answer) return;
      await setTimeout(POLL_MS);
    }
    throw new Error(`The server did not come up:\n${this.said}`);
  }

  /** Signals the server and waits for its exit; returns the exit code, null when the signal killed it. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const server = this.#server;
    if (!server || server.exitCode !== null || server.signalCode !== null) return server?.exitCode ?? null;
    const exited = once(server, 'exit');
    server.kill(signal);
    const [code] = await exited;
    return code;
  }
}
