import { deserialize, serialize } from 'node:v8';
import { RESP_TYPES } from '@redis/client';
import { askRedis, redis } from '@/runtime/redis';
import { buildId } from './cache-files';

/** The largest value that is shared; a page with fifty comments has a tenth of it. */
const MAX_VALUE_BYTES = 2 * 1024 * 1024;

/** As long as the longest of ours may be used (`reads` in next.config.ts). */
const MAX_TTL_SECONDS = 60 * 60;

const AS_BYTES = { [RESP_TYPES.BLOB_STRING]: Buffer };

/** A value stored by a process of this build; undefined on a miss, and where Redis does not answer. */
export function getShared<T>(name: string): Promise<T | undefined> {
  return askRedis(async (client) => {
    const stored = await client.withTypeMapping(AS_BYTES).get(keyOf(name));
    return stored ? (deserialize(stored) as T) : undefined;
  });
}

/** @param life TTL in seconds */
export async function putShared(name: string, value: unknown, life: number): Promise<void> {
  if (!redis) return;
  const bytes = serialize(value);
  const seconds = Math.floor(Math.min(life, MAX_TTL_SECONDS));
  if (bytes.length > MAX_VALUE_BYTES || seconds < 1) return;
  await askRedis((client) => client.set(keyOf(name), bytes, { EX: seconds }));
}

/** Namespaced by build: pages of another build name other files. */
function keyOf(name: string): string {
  return `maqal:${buildId()}:${name}`;
}
