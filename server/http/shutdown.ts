import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** A terminal signals every process of a command, and npm and tsx pass theirs on: within this, in ms, it is one signal. */
const SIGNAL_DEBOUNCE_MS = 500;

/** How often connections that have nothing more to ask are closed while the server stops, in milliseconds. */
const POLL_IDLE_MS = 100;

/**
 * On a signal stops taking connections, lets the requests under way finish and ends the process. A connection that waits
 * for its next request was promised `keepAliveTimeout`, and its request may be on the way: it keeps that promise, and
 * each answer given meanwhile is the last of its connection. A second signal ends the process at once.
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
    // That of http.Server closes, before anything else, every connection that waits.
    NetServer.prototype.close.call(server, () => process.exit(0));
    setTimeout(() => setInterval(() => server.closeIdleConnections(), POLL_IDLE_MS), server.keepAliveTimeout);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  // What npm is sent it passes on to the shell by which it started this, and the shell only leaves.
  if (process.env.npm_lifecycle_event === 'start') onOrphaned(process.ppid, () => stoppingSince ?? stop());
}

/** How often it is looked who started this, in milliseconds. */
const POLL_PARENT_MS = 250;

/** Tells once that the process that started this one, `parent`, is gone. */
export function onOrphaned(parent: number, tell: () => void): void {
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    tell();
  }, POLL_PARENT_MS);
  looking.unref();
}
