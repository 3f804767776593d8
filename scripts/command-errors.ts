/**
 * How a command ends that cannot do what it was asked. Imported before all else: a `UserError`, which whoever runs the
 * site must mend, is one line and exit code 1; of everything else Node says where it happened.
 */
import { UserError } from '@/runtime/user-error';

/** Exit codes of a command: it was understood and cannot be done, or it was not understood. */
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
