import pino, { type Logger } from 'pino';
import { describeFailure, isAborted, loggable } from './log-redaction';
import { perProcess } from './per-process';
import { newRequestId, requestId } from './request-id';
import { settings } from './settings';

/** Buffer limit of unread lines: a log collector that hangs must not exhaust the memory. */
const MAX_BUFFERED_BYTES = 16 * 1024 * 1024;

/**
 * Structured log: one line of JSON for each event, to the standard output (docs/0012-log-and-metrics.md). Holds nothing personal:
 * what is logged is listed there, and texts of others go through `loggable` first.
 */
export const log = perProcess('log', newLog);

/** Asynchronous and batched, so that no request waits; flushed when the process exits. */
function newLog(): Logger {
  const output = pino.destination({ dest: 1, sync: false, maxLength: MAX_BUFFERED_BYTES });
  // Pino stops writing to a closed pipe; a full disk is no reason to exit either.
  output.on('error', () => {});
  return pino(
    {
      level: settings.LOG_LEVEL,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => ({ request: requestId() }),
    },
    output,
  );
}

/**
 * Logs a failure, and returns the id under which it is found in the log: that of the request.
 * @param what a sentence of ours
 */
export function logFailure(what: string, failure: unknown): string {
  const number = requestId() ?? newRequestId();
  log.error({ event: 'failure', request: number, failure: describeFailure(failure) }, what);
  return number;
}

/**
 * Logs a failure reported by Next: the desk shows its id.
 * @param route as Next names it, `/desk/articles/[id]`
 */
export function logRequestFailure(failure: unknown, route: string, kind: string): void {
  if (isAborted(failure)) log.info({ event: 'aborted', route, kind });
  else log.error({ event: 'failure', route, kind, failure: describeFailure(failure) }, 'A request failed');
}

/** Redirects the console of other packages into the log, redacted: their errors may hold what readers wrote. */
export function logConsole(): void {
  const levels = { error: 'error', warn: 'warn', info: 'info', log: 'info', debug: 'debug' } as const;
  for (const [method, level] of Object.entries(levels) as [keyof typeof levels, 'error' | 'info'][]) {
    console[method] = (...said: unknown[]) => {
      const failure = said.find((one) => one instanceof Error);
      if (isAborted(failure)) return log.info({ event: 'aborted' });
      const words = said.filter((one) => typeof one === 'string').map(loggable);
      log[level](
        { event: 'console', ...(failure === undefined ? {} : { failure: describeFailure(failure) }) },
        words.filter(Boolean).join(' '),
      );
    };
  }
}
