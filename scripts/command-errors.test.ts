import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import { bundleCommand } from '@/test/bundle';

/** Runs a command where a setting is wrong, which every command is told by the same error. */
function runMisconfigured(command: string, ...words: string[]): Promise<{ code: unknown; stderr: string }> {
  const env = { ...process.env, SITE_URL: 'nowhere' };
  return new Promise((resolve) => {
    execFile(process.execPath, [bundleCommand(command), ...words], { env }, (error, _, stderr) =>
      resolve({ code: error?.code, stderr }),
    );
  });
}

test.concurrent.each([
  ['comments', 'list'],
  ['export', 'nowhere.xml'],
  ['backup'],
  ['restore', 'nowhere.db'],
  ['staff', 'list'],
])('%s says in words what whoever runs the site must mend', async (command, ...words) => {
  const { code, stderr } = await runMisconfigured(command, ...words);
  expect(code).toBe(1);
  expect(stderr).toMatch(/SITE_URL/);
  expect(stderr).not.toMatch(/^\s+at /m);
});
