import { isIP } from 'node:net';

/** The longest text that is logged, in characters: enough to know a failure by. */
const MAX_TEXT_LENGTH = 500;

/** Calls of a failure that are logged: the first ones tell where it was. */
const MAX_STACK_FRAMES = 8;

/**
 * Redacts a text for the log: one line of plain ASCII, without personal data. E-mail and IP addresses, queries of URLs and
 * anything long enough to be a token are replaced by a placeholder. Characters outside ASCII are removed: messages of
 * programs have none, so they are user input.
 */
export function loggable(text: string): string {
  return (
    text
      .slice(0, MAX_TEXT_LENGTH)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of the terminal, which Next writes
      .replace(/\x1b\[[\d;]*m/g, '')
      .replace(/[^\x21-\x7e]+/g, ' ')
      .replace(/[^\s"'<>()]*@[^\s"'<>()]*/g, '[e-mail]')
      .replace(/\?[^\s"'<>()]+/g, '?')
      .replace(/[\w-]{40,}/g, '[token]')
      .replace(/\d{1,3}(?:\.\d{1,3}){3}/g, '[address]')
      .replace(/[\da-f.:]{3,}/gi, (run) => (isIP(run) ? '[address]' : run))
      .trim()
  );
}

/** What is logged of a failure. */
interface LoggedFailure {
  type: string;
  message: string;
  code?: string;
  /** Next's number for it, which the desk shows. */
  digest?: string;
  at?: string[];
  cause?: LoggedFailure;
}

/** Whether all that failed is that the caller left before the answer was made: readers do. */
export function isAborted(failure: unknown): boolean {
  return failure instanceof Error && (failure as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE';
}

/** How deep a failure's causes are followed. */
const MAX_CAUSES = 3;

/**
 * Describes a failure for the log, without user input: drizzle's error repeats the values of its query in the message, and
 * so in the stack. Its cause has the reason.
 */
export function describeFailure(failure: unknown, depth = 0): LoggedFailure {
  if (!(failure instanceof Error)) return { type: typeof failure, message: '' };
  const { code, digest, cause } = failure as Error & { code?: unknown; digest?: unknown };
  const isQuery = failure.message.startsWith('Failed query:');
  const calls = callsOf(failure);
  return {
    type: loggable(failure.name),
    message: isQuery ? 'Failed query' : loggable(failure.message),
    ...(code === undefined ? {} : { code: loggable(String(code)) }),
    ...(digest === undefined ? {} : { digest: loggable(String(digest)) }),
    ...(calls.length > 0 ? { at: calls } : {}),
    ...(cause instanceof Error && depth < MAX_CAUSES ? { cause: describeFailure(cause, depth + 1) } : {}),
  };
}

/** Where a failure was, call by call; the message stands before them in a stack, and may have lines of its own. */
function callsOf({ stack = '', message }: Error): string[] {
  const found = stack.indexOf(message);
  return stack
    .slice(found < 0 ? 0 : found + message.length)
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, MAX_STACK_FRAMES)
    .map((line) => loggable(line.slice(7)));
}
