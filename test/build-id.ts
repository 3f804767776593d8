import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { vi } from 'vitest';
import { folder as siteFolder } from './setup-site';

/** Mocks the build id of the modules loaded from now on: they read it once, from the working directory. */
export async function mockBuildId(id: string): Promise<void> {
  const { buildId } = await import('@/server/cache/cache-files');
  const folder = mkdtempSync(path.join(siteFolder, 'build-id-'));
  mkdirSync(path.join(folder, '.next'));
  writeFileSync(path.join(folder, '.next', 'BUILD_ID'), id);
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(folder);
  buildId();
  cwd.mockRestore();
}
