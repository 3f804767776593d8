import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '@/runtime/user-error';

/**
 * Creates a folder atomically: filled under a temporary name, then renamed to `target`.
 * @param fill writes into the temporary folder, which only its owner can read
 * @throws {UserError} when `target` exists
 */
export async function createFolderAtomic<T>(
  target: string,
  fill: (folder: string) => Promise<T>,
): Promise<T> {
  return inTemporaryFolder(target, async (folder) => {
    const result = await fill(folder);
    await rename(folder, target);
    return result;
  });
}

/** The same for a file: `fill` is given its temporary path. */
export async function createFileAtomic<T>(target: string, fill: (file: string) => Promise<T>): Promise<T> {
  return inTemporaryFolder(target, async (folder) => {
    const file = path.join(folder, path.basename(target));
    const result = await fill(file);
    await rename(file, target);
    return result;
  });
}

async function inTemporaryFolder<T>(target: string, work: (folder: string) => Promise<T>): Promise<T> {
  if (existsSync(target)) throw new UserError(`${target} is there already.`);
  const whole = path.resolve(target);
  await mkdir(path.dirname(whole), { recursive: true });
  const folder = await mkdtemp(`${whole}.part-`);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
