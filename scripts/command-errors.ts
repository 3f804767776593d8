/**
 * How a command ends that cannot do what it was asked. Imported before all else: a `UserError`, which whoever runs the
 * site must mend, is one line and exit code 1; of everything else Node says where it happened.
 */
import { UserError } from '@/runtime/user-error';

/** Exit codes of a command: it was understood and cannot be done, or it was not understood. */
export const REFUSED = 1;
export const MISUSED = 2;

process.on('uncaughtException', (error) => {
  console.error(error instanceof UserError ? error.message : error);
  process.exit(REFUSED);
});

/** Ends a command with a message to the person at the terminal, instead of a stack. */
export function fail(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}
