import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';

/** From here a bundle finds the packages that are installed. */
const FOLDER = path.resolve('node_modules', '.cache', 'maqal-tests');

const bundles = new Map<string, string>();

/** Bundles a command (scripts/NAME.ts) for child processes. */
export function bundleCommand(name: string): string {
  return bundle(`import '@/scripts/${name}';`);
}

/**
 * Bundles a TypeScript module for child processes: loading it by tsx takes a second of processor time in each.
 * @param source imports our modules by `@/`
 * @returns the path of the module that Node runs
 */
export function bundle(source: string): string {
  const made = bundles.get(source) ?? write(codeOf(source));
  bundles.set(source, made);
  return made;
}

function codeOf(source: string): string {
  const { outputFiles } = buildSync({
    stdin: { contents: source, loader: 'ts', resolveDir: process.cwd() },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  return outputFiles[0]?.text ?? '';
}

/** Atomic: other test processes may write the same. */
function write(code: string): string {
  const file = path.join(FOLDER, `${createHash('sha256').update(code).digest('hex')}.mjs`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, code);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}
