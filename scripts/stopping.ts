import type { Server } from 'node:http';

export const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** A terminal signals every process of a command, and npm and tsx pass theirs on: within this, in ms, it is one signal. */
const ECHO = 500;

/** How often connections that have nothing more to ask are closed while the server stops, in milliseconds. */
const PAUSE = 100;

/**
 * On a signal stops taking connections, lets the requests under way finish and ends the process. A second signal ends
 * it at once.
 */
export function stopOnSignal(server: Server, echo = ECHO): void {
  let stoppingSince: number | undefined;
  const stop = () => {
    if (stoppingSince !== undefined && performance.now() - stoppingSince > echo) process.exit(1);
    if (stoppingSince !== undefined) return;
    stoppingSince = performance.now();
    server.close(() => process.exit(0));
    setInterval(() => server.closeIdleConnections(), PAUSE);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
}

/**
 * What the command that runs the server ends with: 0 only when it was told to stop, and the server did.
 * @param code the server's own exit code; null when a signal ended it
 * @param passedOn the signals that the command was sent and passed on
 */
export function exitCodeOf(
  code: number | null,
  signal: NodeJS.Signals | null,
  passedOn: ReadonlySet<NodeJS.Signals>,
): number {
  const stopped = signal ? passedOn.has(signal) : code === 0 && passedOn.size > 0;
  return stopped ? 0 : code || 1;
}
