// @ts-check
/**
 * Plain JavaScript: what compiles TypeScript would stay in the process that serves, and costs it memory and time
 * wherever an error is made.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM'];

/** Whoever started this: under npm a shell, which is sent what npm is sent, and only leaves. */
const { ppid } = process;

/**
 * Serves the site in this process, after a process of its own has prepared it: one that has encoded pictures or built
 * holds 400 MB and more for as long as it lives.
 * @param {string[]} preparation the arguments of Node that prepare the site
 */
export async function prepareAndServe(...preparation) {
  await prepare(preparation);
  // Told to stop before the server listens to signals (server/http/shutdown.ts).
  const leave = () => process.exit(0);
  for (const signal of SIGNALS) process.on(signal, leave);
  if (process.env.npm_lifecycle_event === 'start' && process.ppid !== ppid) leave();
  Object.assign(process.env, { NODE_ENV: 'production' });
  await import(pathToFileURL(path.resolve('build/serve.mjs')).href);
  for (const signal of SIGNALS) process.off(signal, leave);
}

/**
 * Ends this process as the preparation ended, when that failed: it has said why.
 * @param {string[]} words
 */
async function prepare(words) {
  const child = spawn(process.execPath, words, { stdio: 'inherit' });
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => void child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, passOn);
  const [code, signal] = await once(child, 'exit');
  for (const signal of SIGNALS) process.off(signal, passOn);
  if (signal) process.kill(process.pid, signal);
  if (code !== 0) process.exit(code ?? 1);
}
