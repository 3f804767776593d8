import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, type BuildResult, build, context, type Plugin } from 'esbuild';
import { CLIENT_SCRIPT_FILE, type ClientScript, readClientScript } from '@/runtime/client-script';

const PUBLIC = 'public';
const FOLDER = 'enhance';

/** Browsers that have what the script needs anyway: popovers, `:has()`, Intl.Segmenter. Others read without it. */
const BROWSERS = ['chrome117', 'edge117', 'firefox125', 'safari17'];

const options = {
  entryPoints: ['components/enhance/first.ts', 'components/enhance/main.ts'],
  outdir: FOLDER,
  bundle: true,
  minify: true,
  format: 'iife',
  target: BROWSERS,
  write: false,
} satisfies BuildOptions;

type Built = ClientScript & { code: Uint8Array };

/** Bundles the script of the reader wing, in its two parts. */
export async function bundleClientScript(): Promise<Built> {
  return clientScriptOf(await build(options));
}

function clientScriptOf({ outputFiles = [] }: BuildResult): Built {
  const [first, code] = ['first.js', 'main.js'].map(
    (name) => outputFiles.find((file) => path.basename(file.path) === name)?.contents,
  );
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

function integrityOf(code: Uint8Array | string): string {
  return `sha384-${createHash('sha384').update(code).digest('base64')}`;
}

export async function buildClientScript(): Promise<void> {
  writeClientScript(await bundleClientScript());
}

/** Watch mode: rebuilds with every change of the source. */
export async function watchClientScript(): Promise<void> {
  await buildClientScript();
  const writing: Plugin = {
    name: 'write',
    setup: ({ onEnd }) =>
      onEnd((result) => {
        if (result.errors.length === 0) writeClientScript(clientScriptOf(result));
      }),
  };
  const watching = await context({ ...options, plugins: [writing] });
  await watching.watch();
}

/** Writes the script where it is served, and its address and digests for the layout and the policy. */
function writeClientScript({ code, ...script }: Built): void {
  rmSync(path.join(PUBLIC, FOLDER), { recursive: true, force: true });
  mkdirSync(path.join(PUBLIC, FOLDER), { recursive: true });
  writeFileSync(path.join(PUBLIC, script.address), code);
  mkdirSync(path.dirname(CLIENT_SCRIPT_FILE), { recursive: true });
  writeFileSync(CLIENT_SCRIPT_FILE, JSON.stringify(script satisfies ClientScript));
}

export function hasClientScript(): boolean {
  return existsSync(CLIENT_SCRIPT_FILE) && existsSync(path.join(PUBLIC, readClientScript().address));
}
