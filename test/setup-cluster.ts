/**
 * Vitest setup of `npm run test:cluster`: as setup-site.ts, with the database of each file on servers of its own, a
 * primary and the replica that this process reads.
 */
import { afterAll } from 'vitest';
import { startPrimary, startReplica } from './servers/sqld-and-redis';
import { folder } from './setup-site';

export const primary = await startPrimary(folder);
export const replica = await startReplica(folder, primary);
process.env.DATABASE_URL = primary.url;
process.env.DATABASE_REPLICA_URL = replica.url;
process.env.DATA_FOLDER = folder;
process.env.APP_SECRET = 'the secret of a site in its tests';
process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = 'its key';

afterAll(async () => {
  await replica.kill();
  await primary.kill();
});
