import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** A terminal signals every process of a command, and npm and tsx forward theirs: within this it is one signal. */
const SIGNAL_DEBOUNCE_MS = 500;

const POLL_IDLE_MS = 100;

/**
 * Graceful shutdown: on a signal accepts no more connections, drains requests in flight and exits. An idle connection was
 * promised `keepAliveTimeout`, and its next request may be on the way: that promise is kept, and each answer given
 * meanwhile is the last of its connection. A second signal exits at once.
 */
export function stopOnSignal(server: Server, echo = SIGNAL_DEBOUNCE_MS): void {
  const inFlight = new Set<ServerResponse>();
  let stoppingSince: number | undefined;
  server.prependListener('request', (_request, response: ServerResponse) => {
    if (stoppingSince !== undefined) response.shouldKeepAlive = false;
    inFlight.add(response);
    response.once('close', () => inFlight.delete(response));
  });
  const stop = () => {
    if (stoppingSince !== undefined && performance.now() - stoppingSince > echo) process.exit(1);
    if (stoppingSince !== undefined) return;
    stoppingSince = performance.now();
    for (const response of inFlight) response.shouldKeepAlive = false;
    // Not http.Server's own close, which first closes every idle connection.
    NetServer.prototype.close.call(server, () => process.exit(0));
    setTimeout(() => setInterval(() => server.closeIdleConnections(), POLL_IDLE_MS), server.keepAliveTimeout);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  // npm forwards a signal to the shell by which it started this, and the shell only exits.
  if (process.env.npm_lifecycle_event === 'start') onOrphaned(process.ppid, () => stoppingSince ?? stop());
}

const POLL_PARENT_MS = 250;

/** Calls back once when the process that started this one, `parent`, is gone. */
export function onOrphaned(parent: number, tell: () => void): void {
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    tell();
  }, POLL_PARENT_MS);
  looking.unref();
}
