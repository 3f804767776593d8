/** `npm start`: prepares the database, builds if there is no build of this source, and serves until it is told to stop. */
import './user-errors';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { exitCodeOf, onOrphaned, SIGNALS } from '@/server/http/shutdown';
import { buildSite, isBuilt } from './build';
import { nextEnvironment, prepareDatabase } from './prepare';

const { ppid } = process;

if (isBuilt()) await prepareDatabase();
else await buildSite();

const server = spawn(process.execPath, [path.resolve('build/serve.mjs')], {
  stdio: 'inherit',
  env: nextEnvironment(),
});
const passedOn = new Set<NodeJS.Signals>();
const passOn = (signal: NodeJS.Signals) => {
  passedOn.add(signal);
  server.kill(signal);
};
for (const signal of SIGNALS) process.on(signal, passOn);
// What npm is sent it passes on to the shell by which it started this, and the shell only leaves.
if (process.env.npm_lifecycle_event === 'start')
  onOrphaned(ppid, () => passedOn.size > 0 || passOn('SIGTERM'));
server.on('exit', (code, signal) => process.exit(exitCodeOf(code, signal, passedOn)));
