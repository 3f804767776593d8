/** Exit codes of a command: it was understood and cannot be done, or it was not understood. */
export const REFUSED = 1;
export const MISUSED = 2;

/** Ends a command with a message to the person at the terminal, instead of a stack. */
export function fail(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}
