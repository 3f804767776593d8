import pino, { type Logger } from 'pino';
import { describeFailure, isAborted, loggable } from './log-redaction';
import { perProcess } from './per-process';
import { newNumber, requestNumber } from './request-id';
import { settings } from './settings';

/** What is kept of lines that nobody takes, in bytes: a collector of logs that hangs must not use up the memory. */
const WAITING_MOST = 16 * 1024 * 1024;

/**
 * One line of JSON for each event, to the standard output (docs/0012-seen-from-outside.md). Holds nothing personal:
 * what is logged is listed there, and texts of others go through `loggable` first.
 */
export const log = perProcess('log', newLog);

/** Lines are written beside the requests, those that came meanwhile together; at the end of the process, before it. */
function newLog(): Logger {
  const output = pino.destination({ dest: 1, sync: false, maxLength: WAITING_MOST });
  // Pino stops writing to whoever is gone; a full disk below the log is no reason to end either.
  output.on('error', () => {});
  return pino(
    {
      level: settings.LOG_LEVEL,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => ({ request: requestNumber() }),
    },
    output,
  );
}

/**
 * Logs that something went wrong, and gives the number under which it is found in the log: that of the request.
 * @param what a sentence of ours
 */
export function logFailure(what: string, failure: unknown): string {
  const number = requestNumber() ?? newNumber();
  log.error({ event: 'failure', request: number, failure: describeFailure(failure) }, what);
  return number;
}

/**
 * Logs a failure that Next met: its number there is what the desk shows.
 * @param route as Next names it, `/desk/articles/[id]`
 */
export function logRequestFailure(failure: unknown, route: string, kind: string): void {
  if (isAborted(failure)) log.info({ event: 'aborted', route, kind });
  else log.error({ event: 'failure', route, kind, failure: describeFailure(failure) }, 'A request failed');
}

/** What others write to the console goes into the log, in our words: in their errors may be what readers wrote. */
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
