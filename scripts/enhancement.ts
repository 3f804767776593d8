import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { ENHANCEMENT_FILE, type Enhancement, readEnhancement } from '@/db/enhancement';

const PUBLIC = 'public';
const FOLDER = 'enhance';

/** Browsers that have what the script needs anyway: popovers, `:has()`, Intl.Segmenter. Others read without it. */
const BROWSERS = ['chrome117', 'edge117', 'firefox125', 'safari17'];

/** The script of the reader wing in one piece. */
export async function bundleEnhancement(): Promise<Enhancement & { code: Uint8Array }> {
  const { outputFiles } = await build({
    entryPoints: ['components/enhance/main.ts'],
    bundle: true,
    minify: true,
    format: 'iife',
    target: BROWSERS,
    write: false,
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const digest = createHash('sha384').update(code).digest();
  return {
    code,
    address: `/${FOLDER}/${digest.toString('hex').slice(0, 16)}.js`,
    integrity: `sha384-${digest.toString('base64')}`,
  };
}

/** Puts the script where it is served, and writes down what it is for the layout and the policy. */
export async function buildEnhancement(): Promise<void> {
  const { code, address, integrity } = await bundleEnhancement();
  rmSync(path.join(PUBLIC, FOLDER), { recursive: true, force: true });
  mkdirSync(path.join(PUBLIC, FOLDER), { recursive: true });
  writeFileSync(path.join(PUBLIC, address), code);
  mkdirSync(path.dirname(ENHANCEMENT_FILE), { recursive: true });
  writeFileSync(ENHANCEMENT_FILE, JSON.stringify({ address, integrity } satisfies Enhancement));
}

export function hasEnhancement(): boolean {
  return existsSync(ENHANCEMENT_FILE) && existsSync(path.join(PUBLIC, readEnhancement().address));
}
