/** Prints one measurement: label and value. */
export function row(what: string, measured: string): void {
  console.log(`${what.padEnd(52)} ${measured}`);
}
