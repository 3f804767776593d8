/** Prints one measurement: what was measured, and what came out. */
export function row(what: string, measured: string): void {
  console.log(`${what.padEnd(52)} ${measured}`);
}
