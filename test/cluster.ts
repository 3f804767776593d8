/** A cluster on loopback, for its tests and its bench: shared servers, and a folder for each process of the site. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { type Server, startPrimary, startRedis, startReplica } from './servers/sqld-and-redis';

export interface SharedServers {
  primary: Server;
  replica: Server;
  redis: Server;
}

export async function startShared(folder: string): Promise<SharedServers> {
  const primary = await startPrimary(folder);
  return { primary, replica: await startReplica(folder, primary), redis: await startRedis(folder) };
}

/** The environment that all processes of a site share. */
export function settingsOf({ primary, replica, redis }: SharedServers, folder: string) {
  mkdirSync(path.join(folder, 'data'), { recursive: true });
  return {
    APP_SECRET: randomBytes(32).toString('base64'),
    DATA_FOLDER: path.join(folder, 'data'),
    DATABASE_REPLICA_URL: replica.url,
    DATABASE_URL: primary.url,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    REDIS_URL: redis.url,
  };
}

/** Makes the folder of another machine: the same build, its own page cache. */
export function layOut(folder: string): void {
  mkdirSync(folder);
  const own = new Set(['.next', '.git', 'data', 'test-results']);
  for (const name of readdirSync('.').filter((name) => !own.has(name)))
    symlinkSync(path.resolve(name), path.join(folder, name));
  const cache = path.join('.next', 'cache');
  cpSync('.next', path.join(folder, '.next'), {
    recursive: true,
    filter: (source) => !source.startsWith(cache),
  });
}

export async function run(command: string, words: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const [code] = await once(spawn(command, words, { stdio: 'inherit', env }), 'close');
  return code ?? 1;
}
