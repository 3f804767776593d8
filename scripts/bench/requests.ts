/** Requests a second for one address: by wrk where there is one, which costs the machine least, else by autocannon. */
import { spawn, spawnSync } from 'node:child_process';
import autocannon from 'autocannon';

/** Concurrent connections. */
const CONNECTIONS = 32;

export interface Requests {
  perSecond: number;
  /** Responses other than 2xx and 3xx, and failed connections. */
  errors: number;
  p50: string;
  p99: string;
}

export async function requestAt(
  address: string,
  seconds: number,
  connections = CONNECTIONS,
): Promise<Requests> {
  if (spawnSync('wrk', ['-v']).error || spawnSync('nice', ['true']).error)
    return byAutocannon(address, seconds, connections);
  const said = await outputOf('nice', [
    // Lowest priority: real readers do not compete with the server for its CPU.
    '-n19',
    'wrk',
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    '--latency',
    '-H',
    'Accept-Encoding: gzip',
    address,
  ]);
  const read = (pattern: RegExp) => pattern.exec(said)?.[1] ?? '';
  const broken = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(said) ?? [];
  return {
    perSecond: Number(read(/Requests\/sec:\s+([\d.]+)/)),
    errors: [read(/Non-2xx or 3xx responses: (\d+)/), ...broken.slice(1)].reduce(
      (sum, one) => sum + Number(one),
      0,
    ),
    p50: read(/^\s+50%\s+(\S+)/m),
    p99: read(/^\s+99%\s+(\S+)/m),
  };
}

/** A constant rate of requests a second. */
export async function readSteadily(address: string, perSecond: number, seconds: number): Promise<Requests> {
  // In a child process, so that it does not delay measurements in this one.
  const words = [address, perSecond, seconds].map(String);
  return JSON.parse(
    await outputOf(process.execPath, ['--import', 'tsx', 'scripts/bench/reader.ts', ...words]),
  );
}

async function byAutocannon(url: string, duration: number, connections: number): Promise<Requests> {
  const headers = { 'accept-encoding': 'gzip' };
  const { requests, errors, non2xx, latency } = await autocannon({ url, duration, connections, headers });
  return {
    perSecond: requests.average,
    errors: errors + non2xx,
    p50: `${latency.p50}ms`,
    p99: `${latency.p99}ms`,
  };
}

function outputOf(command: string, words: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.on('error', reject);
    child.on('close', () => resolve(said));
  });
}
