// @ts-check
/**
 * Plain JavaScript: tsx would stay loaded in the server process, and costs memory, and time for each stack trace.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM'];

/** Parent process: under npm a shell, which exits on the signals that npm forwards. */
const { ppid } = process;

/**
 * Prepares the site in a child process, then serves it in this one: a process that has built or encoded pictures keeps
 * 400 MB and more.
 * @param {string[]} preparation the arguments of Node that prepare the site
 */
export async function prepareAndServe(...preparation) {
  await prepare(preparation);
  // A signal that arrived before the server handles them (server/http/shutdown.ts).
  const leave = () => process.exit(0);
  for (const signal of SIGNALS) process.on(signal, leave);
  if (process.env.npm_lifecycle_event === 'start' && process.ppid !== ppid) leave();
  Object.assign(process.env, { NODE_ENV: 'production' });
  await import(pathToFileURL(path.resolve('build/serve.mjs')).href);
  for (const signal of SIGNALS) process.off(signal, leave);
}

/**
 * Exits with the exit code of a failed preparation, which has printed the error.
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
