/**
 * A site to break: a copy of this one, built in a folder of its own, and servers of that build that are killed, starved
 * and told to stop. Nothing here touches the build or the data of the folder that the tests are started in.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathFor } from '@/lib/site/paths';

/** What a copy does without: it has its own. */
const OWN = new Set(['node_modules', '.git', '.next', 'build', 'data', '.env', '.env.local']);

/** How long a server may take to come up, in milliseconds; a busy machine takes long. */
const PATIENCE = 60_000;

/** Copies the sources of the site; what is installed is linked where the file system can. */
export function copySite(from: string, to: string): void {
  const isCopied = (file: string) => !OWN.has(path.relative(from, file));
  cpSync(from, to, { recursive: true, filter: isCopied });
  const [installed, copied] = [path.join(from, 'node_modules'), path.join(to, 'node_modules')];
  if (spawnSync('cp', ['-al', installed, copied]).status !== 0)
    cpSync(installed, copied, { recursive: true });
}

interface Place {
  /** Where the copy of the site lies. */
  folder: string;
  /** Where its database and its secrets are: FOLDER/data when left out. */
  data?: string;
  port: number;
  /** Where readers find it, if not at its port. */
  address?: string;
  /** Who its server runs as: the number of a user; whoever runs the tests when left out. */
  user?: number;
  env?: Record<string, string>;
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
  /** All that the server of the moment has said. */
  said = '';
  #server: ChildProcess | undefined;

  constructor({ folder, data = path.join(folder, 'data'), port, address, user, env = {} }: Place) {
    mkdirSync(data, { recursive: true });
    if (user !== undefined) chownSync(data, user, user);
    this.user = user;
    this.folder = folder;
    this.data = data;
    this.database = path.join(data, 'maqal.db');
    this.port = port;
    this.address = address ?? `http://localhost:${port}`;
    this.env = {
      ...process.env,
      NODE_ENV: 'production' as const,
      // Vitest's own, which would make Next believe it is tested.
      VITEST: undefined,
      PORT: String(port),
      SITE_URL: this.address,
      DATABASE_URL: `file:${this.database}`,
      // Each request says which address it comes from: how many comments one may send is not what is tested.
      TRUSTED_PROXIES: '1',
      ...env,
    };
  }

  /** Runs one of our commands (scripts/NAME.ts) to its end; what its servers do meanwhile goes on. */
  async command(name: string, ...words: string[]): Promise<{ status: number | null; said: string }> {
    const call = ['--import', 'tsx', `scripts/${name}.ts`, ...words];
    const child = spawn(process.execPath, call, { cwd: this.folder, env: this.env });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        said += text;
      });
    const [status] = await once(child, 'close');
    return { status, said };
  }

  /** Imports so many articles; gives their paths. */
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
    const { status, said } = await this.command('import', folder);
    if (status !== 0) throw new Error(said);
    return slugs.map((slug) => pathFor('ar', 'articles', slug));
  }

  /** Starts the server of the build as it is, and waits until it answers. */
  async start(): Promise<void> {
    this.run('build/serve.mjs');
    await this.answers();
  }

  /** Starts `script` as this site's server; gives the process. */
  run(script: string, ...words: string[]): ChildProcess {
    const server = spawn(process.execPath, [...words, script], {
      cwd: this.folder,
      env: this.env,
      ...(this.user !== undefined && { uid: this.user, gid: this.user }),
    });
    this.said = '';
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (text) => {
        this.said += text;
      });
    this.#server = server;
    return server;
  }

  async answers(): Promise<void> {
    const deadline = performance.now() + PATIENCE;
    while (performance.now() < deadline && this.#server?.exitCode === null) {
      const answer = await fetch(`http://localhost:${this.port}/healthz`).catch(() => null);
      if (answer) return;
      await setTimeout(50);
    }
    throw new Error(`The server did not come up:\n${this.said}`);
  }

  /** Sends a signal to the server, waits until it is gone, and gives its exit code: null when the signal ended it. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const server = this.#server;
    if (!server || server.exitCode !== null || server.signalCode !== null) return server?.exitCode ?? null;
    const exited = once(server, 'exit');
    server.kill(signal);
    const [code] = await exited;
    return code;
  }
}
