import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { ENHANCEMENT_FILE, type Enhancement, readEnhancement } from '@/runtime/client-script';

const PUBLIC = 'public';
const FOLDER = 'enhance';

/** Browsers that have what the script needs anyway: popovers, `:has()`, Intl.Segmenter. Others read without it. */
const BROWSERS = ['chrome117', 'edge117', 'firefox125', 'safari17'];

/** The script of the reader wing, in its two parts. */
export async function bundleEnhancement(): Promise<Enhancement & { code: Uint8Array }> {
  const [first, code] = await Promise.all(['first', 'main'].map(bundled));
  if (!first || !code) throw new Error('esbuild made no script');
  const version = createHash('sha384').update(code).digest('hex').slice(0, 16);
  const inPage = Buffer.from(first).toString().trim();
  return {
    code,
    address: `/${FOLDER}/${version}.js`,
    integrity: integrityOf(code),
    first: { code: inPage, integrity: integrityOf(inPage) },
  };
}

async function bundled(name: string): Promise<Uint8Array | undefined> {
  const { outputFiles } = await build({
    entryPoints: [`components/enhance/${name}.ts`],
    bundle: true,
    minify: true,
    format: 'iife',
    target: BROWSERS,
    write: false,
  });
  return outputFiles[0]?.contents;
}

function integrityOf(code: Uint8Array | string): string {
  return `sha384-${createHash('sha384').update(code).digest('base64')}`;
}

/** Puts the script where it is served, and writes down what it is for the layout and the policy. */
export async function buildEnhancement(): Promise<void> {
  const { code, ...enhancement } = await bundleEnhancement();
  rmSync(path.join(PUBLIC, FOLDER), { recursive: true, force: true });
  mkdirSync(path.join(PUBLIC, FOLDER), { recursive: true });
  writeFileSync(path.join(PUBLIC, enhancement.address), code);
  mkdirSync(path.dirname(ENHANCEMENT_FILE), { recursive: true });
  writeFileSync(ENHANCEMENT_FILE, JSON.stringify(enhancement satisfies Enhancement));
}

export function hasEnhancement(): boolean {
  return existsSync(ENHANCEMENT_FILE) && existsSync(path.join(PUBLIC, readEnhancement().address));
}
