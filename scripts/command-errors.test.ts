import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
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

test('a command says in words what whoever runs the site must mend', async () => {
  const { code, stderr } = await runMisconfigured('staff', 'list');
  expect(code).toBe(1);
  expect(stderr).toMatch(/SITE_URL/);
  expect(stderr).not.toMatch(/^\s+at /m);
});

// Not run: each process takes a second. What is imported first is evaluated first, before the settings are read.
test.each(['backup', 'build', 'comments', 'dev', 'export', 'import', 'pack', 'privacy', 'restore', 'staff'])(
  '%s imports these errors first',
  (command) => {
    const [first] = readFileSync(`scripts/${command}.ts`, 'utf8').match(/^import .*$/m) ?? [];
    expect(first).toBe("import './command-errors';");
  },
);
