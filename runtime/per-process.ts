const shared = globalThis as typeof globalThis & { maqal?: Map<string, unknown> };
shared.maqal ??= new Map();
const values = shared.maqal;

/** A singleton of the process, since Next's bundles and the server around them each load a copy of every module. */
export function perProcess<T>(name: string, make: () => T): T {
  if (!values.has(name)) values.set(name, make());
  return values.get(name) as T;
}

/** As after a start of the process, for tests: whoever asks for these next makes them anew. */
export function forgetPerProcess(...names: string[]): void {
  for (const name of names) values.delete(name);
}
