import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, build, context, type Plugin } from 'esbuild';
import { type MinifyOptions, minify } from 'terser';
import type { ScriptFile } from '@/lib/http/security-headers';
import { CLIENT_SCRIPT_FILE, type ClientScript, readClientScript } from '@/runtime/client-script';

const PUBLIC = 'public';
const FOLDER = 'enhance';

/** Browsers that have what the script needs anyway: popovers, `:has()`, Intl.Segmenter. Others read without it. */
const BROWSERS = ['chrome117', 'edge117', 'firefox125', 'safari17'];

const options = {
  outdir: FOLDER,
  bundle: true,
  format: 'iife',
  target: BROWSERS,
  write: false,
} satisfies BuildOptions;

/** A twentieth smaller than by esbuild. What is unsafe is so for code that changes built-in objects: ours does not. */
const MINIFY = {
  ecma: 2020,
  toplevel: true,
  compress: {
    passes: 5,
    unsafe: true,
    unsafe_arrows: true,
    unsafe_methods: true,
    pure_getters: true,
    keep_fargs: false,
  },
} satisfies MinifyOptions;

/** Everything of the script, and the code of its files by their addresses. */
type Built = ClientScript & { files: Map<string, string> };

/** Bundles the script of the reader wing, in its three parts: one knows the address of another, which is made of its bytes. */
export async function bundleClientScript(): Promise<Built> {
  const [first, revisitCode] = [await bundle('first'), await bundle('revisit')];
  const revisit = fileOf(revisitCode);
  const code = await bundle('main', { REVISIT: JSON.stringify(revisit) });
  const main = fileOf(code);
  return {
    ...main,
    first: { code: first, integrity: integrityOf(first) },
    revisit,
    files: new Map([
      [main.address, code],
      [revisit.address, revisitCode],
    ]),
  };
}

async function bundle(name: string, define: Record<string, string> = {}): Promise<string> {
  const { outputFiles } = await build({ ...options, entryPoints: [entryOf(name)], define });
  const { code } = await minify(outputFiles[0]?.text ?? '', MINIFY);
  if (!code) throw new Error(`The script "${name}" has no code`);
  return code;
}

function entryOf(name: string): string {
  return `components/enhance/${name}.ts`;
}

function fileOf(code: string): ScriptFile {
  const version = createHash('sha384').update(code).digest('hex').slice(0, 16);
  return { address: `/${FOLDER}/${version}.js`, integrity: integrityOf(code) };
}

function integrityOf(code: string): string {
  return `sha384-${createHash('sha384').update(code).digest('base64')}`;
}

export async function buildClientScript(): Promise<void> {
  writeClientScript(await bundleClientScript());
}

/** Watch mode: rebuilds with every change of the source. */
export async function watchClientScript(): Promise<void> {
  const writing: Plugin = {
    name: 'write',
    setup: ({ onEnd }) =>
      onEnd(async (result) => {
        if (result.errors.length === 0) await buildClientScript();
      }),
  };
  const entryPoints = ['first', 'main', 'revisit'].map(entryOf);
  const watching = await context({ ...options, entryPoints, plugins: [writing] });
  await watching.rebuild();
  await watching.watch();
}

/** Writes the script where it is served, and its addresses and digests for the layout and the policy. */
function writeClientScript({ files, ...script }: Built): void {
  rmSync(path.join(PUBLIC, FOLDER), { recursive: true, force: true });
  mkdirSync(path.join(PUBLIC, FOLDER), { recursive: true });
  for (const [address, code] of files) writeFileSync(path.join(PUBLIC, address), code);
  mkdirSync(path.dirname(CLIENT_SCRIPT_FILE), { recursive: true });
  writeFileSync(CLIENT_SCRIPT_FILE, JSON.stringify(script satisfies ClientScript));
}

export function hasClientScript(): boolean {
  if (!existsSync(CLIENT_SCRIPT_FILE)) return false;
  const { address, revisit } = readClientScript();
  return [address, revisit?.address ?? ''].every((file) => existsSync(path.join(PUBLIC, file)));
}
