import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { bundle } from '@/test/bundle';

/** Runs a script in a process of its own, as a server runs, and gives its lines. */
function linesOf(script: string): {
  status: number | null;
  lines: Record<string, unknown>[];
  stderr: string;
} {
  const whole = `
    const { log, logConsole, logFailure, logRequestFailure } = await import('@/runtime/log');
    const { withRequestId } = await import('@/runtime/request-id');
    ${script}`;
  const env = { ...process.env, LOG_LEVEL: 'info' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle(whole)], { encoding: 'utf8', env });
  return {
    status,
    lines: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
    stderr,
  };
}

test('each event is one line of JSON, and all are written before the process ends', () => {
  const { lines } = linesOf(`for (let i = 0; i < 2000; i++) log.info({ event: 'x', i }); process.exit(0);`);
  expect(lines).toHaveLength(2000);
  expect(lines.at(-1)).toMatchObject({ level: 'info', event: 'x', i: 1999, pid: expect.any(Number) });
});

test('what belongs to one request carries its number, and the reader is told the same', () => {
  const { lines } = linesOf(`
    withRequestId(async (number) => {
      await null;
      log.info({ event: 'told', fault: logFailure('It failed', new Error('x')), number });
    });
    log.info({ event: 'outside' });
  `);
  const [outside, failure, told] = lines;
  expect(outside).not.toHaveProperty('request');
  expect(failure).toMatchObject({ level: 'error', msg: 'It failed', request: told?.number });
  expect(told).toMatchObject({ request: told?.number, fault: told?.number });
});

test('nobody writes a line of their own, nor what readers typed, by way of the console', () => {
  const { lines, stderr } = linesOf(`
    logConsole();
    console.error('first\\n{"level":"fatal"}', new Error('Failed query: x\\nparams: reader@example.com'));
    console.log({ name: 'Salim' }, 'reader@example.com');
  `);
  expect(lines).toMatchObject([
    {
      level: 'error',
      event: 'console',
      msg: 'first {"level":"fatal"}',
      failure: { message: 'Failed query' },
    },
    { level: 'info', event: 'console', msg: '[e-mail]' },
  ]);
  expect(JSON.stringify(lines) + stderr).not.toMatch(/Salim|reader@/);
});

test('a reader who leaves while a page is made is no failure', () => {
  const { lines } = linesOf(`
    logConsole();
    const left = Object.assign(new Error('Premature close'), { code: 'ERR_STREAM_PREMATURE_CLOSE' });
    logRequestFailure(left, '/x', 'render');
    console.error('failed to pipe response', left);
    logRequestFailure(new Error('x'), '/x', 'render');
  `);
  expect(lines).toMatchObject([
    { level: 'info', event: 'aborted', route: '/x', kind: 'render' },
    { level: 'info', event: 'aborted' },
    { level: 'error', event: 'failure' },
  ]);
});

test('whoever reads the log going away is no reason to end', () => {
  const talker = bundle(`
    import { log } from '@/runtime/log';
    for (let i = 0; i < 5; i++) { log.info('x'.repeat(100_000)); await new Promise((r) => setTimeout(r, 20)); }
    process.exitCode = 7;`);
  const { status } = linesOf(`
    const { spawn } = await import('node:child_process');
    const child = spawn(process.execPath, [${JSON.stringify(talker)}], { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.destroy();
    child.on('exit', (code) => { process.exitCode = code === 7 ? 0 : 1; });
  `);
  expect(status).toBe(0);
});
