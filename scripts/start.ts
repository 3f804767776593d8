/** `npm start`: prepares the database, builds if there is no build of this source, and serves until it is told to stop. */
import './plain-errors';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildSite, isBuilt } from './build';
import { nextEnvironment, prepareDatabase } from './prepare';
import { exitCodeOf, SIGNALS } from './stopping';

if (isBuilt()) await prepareDatabase();
else await buildSite();

const server = spawn(process.execPath, [path.resolve('build/serve.mjs')], {
  stdio: 'inherit',
  env: nextEnvironment(),
});
const passedOn = new Set<NodeJS.Signals>();
for (const signal of SIGNALS) {
  process.on(signal, () => {
    passedOn.add(signal);
    server.kill(signal);
  });
}
server.on('exit', (code, signal) => process.exit(exitCodeOf(code, signal, passedOn)));
