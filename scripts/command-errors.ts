/**
 * Error handling of commands, to be imported first: a `UserError`, which the site's operator must fix, is printed as one line
 * with exit code 1; any other error with its stack.
 */
import { UserError } from '@/runtime/user-error';

/** Exit codes: the command was rejected, or its arguments are invalid. */
export const REFUSED = 1;
export const MISUSED = 2;
/** Of a command whose 1 says that it was done in part; it is set before the work. */
export const NOTHING_DONE = 2;

process.on('uncaughtException', (error) => {
  console.error(error instanceof UserError ? error.message : error);
  process.exit(process.exitCode || REFUSED);
});

/** Ends a command with a message to the person at the terminal, instead of a stack. */
export function fail(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}
