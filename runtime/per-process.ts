const shared = globalThis as typeof globalThis & { maqal?: Map<string, unknown> };
shared.maqal ??= new Map();
const values = shared.maqal;

/** A singleton of the process, since Next's bundles and the server around them each load a copy of every module. */
export function perProcess<T>(name: string, make: () => T): T {
  if (!values.has(name)) values.set(name, make());
  return values.get(name) as T;
}

/** Resets singletons, for tests: the next access creates them again, as after a start. */
export function forgetPerProcess(...names: string[]): void {
  for (const name of names) values.delete(name);
}
