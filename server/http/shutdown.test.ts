import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { bundle } from '@/test/bundle';

/** A server that says its port, then each request it gets, and answers when it is written to. */
async function startServer(): Promise<{ child: ChildProcess; address: string }> {
  const script = `
    import { once } from 'node:events';
    import { createServer } from 'node:http';
    const { stopOnSignal } = await import('@/server/http/shutdown');
    const server = createServer(async (request, response) => {
      process.stdout.write('asked');
      await once(process.stdin, 'data');
      response.end('answered');
    });
    stopOnSignal(server, 0);
    server.listen(0, () => process.stdout.write(String(server.address().port)));
  `;
  const child = spawn(process.execPath, [bundle(script)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return { child, address: `http://localhost:${await nextWord(child)}` };
}

async function nextWord(child: ChildProcess): Promise<string> {
  if (!child.stdout) return '';
  const [word] = await once(child.stdout, 'data');
  return String(word);
}

async function askBy(agent: Agent, address: string): Promise<IncomingMessage> {
  const [answer] = (await once(get(address, { agent }), 'response')) as [IncomingMessage];
  for await (const _ of answer) {
    // Only when all was read is the connection free for another request.
  }
  return answer;
}

/** Until nobody is let in any more. */
async function refused(address: string): Promise<void> {
  for (let refused = false; !refused; ) {
    refused = await fetch(`${address}/late`, { signal: AbortSignal.timeout(100) }).then(
      () => false,
      (error) => error.cause?.code === 'ECONNREFUSED',
    );
  }
}

test('a signal lets the requests under way finish, and nobody else in', async () => {
  const { child, address } = await startServer();
  const asked = nextWord(child);
  const answer = fetch(address);
  await asked;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await refused(address);
  expect(child.exitCode).toBeNull();
  child.stdin?.write('now');
  expect(await (await answer).text()).toBe('answered');
  expect(await exited).toEqual([0, null]);
});

test('a request that was on its way when the signal came is answered, as the last of its connection', async () => {
  const { child, address } = await startServer();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const asked = nextWord(child);
  const first = askBy(agent, address);
  await asked;
  child.stdin?.write('now');
  expect((await first).headers.connection).toBe('keep-alive');
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await refused(address);
  const askedAgain = nextWord(child);
  const second = askBy(agent, address);
  await askedAgain;
  child.stdin?.write('now');
  expect((await second).headers.connection).toBe('close');
  expect(await exited).toEqual([0, null]);
});

test('a second signal ends it at once', async () => {
  const { child, address } = await startServer();
  const asked = nextWord(child);
  const answer = fetch(address).catch(() => 'cut off');
  await asked;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await refused(address);
  child.kill('SIGINT');
  expect(await exited).toEqual([1, null]);
  expect(await answer).toBe('cut off');
});

test('whoever is left by the process that started it is told', async () => {
  const script = `
    const { onOrphaned } = await import('@/server/http/shutdown');
    onOrphaned(process.ppid, () => {
      process.stdout.write('left');
      process.exit();
    });
    setTimeout(() => process.exit(1), 60_000);
    process.stdout.write('here');
  `;
  const words = [process.execPath, bundle(script)];
  // Not the last command of the shell, which might become it.
  const shell = spawn('sh', ['-c', '"$@"; exit', 'sh', ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  expect(await nextWord(shell)).toBe('here');
  const left = nextWord(shell);
  shell.kill('SIGTERM');
  expect(await left).toBe('left');
});
