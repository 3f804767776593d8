import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Spawns a process that runs `begin` on the file and holds the lock until its stdin is written to. */
export async function holdFile(file: string, begin: string): Promise<ChildProcess> {
  const script = `
    const Database = require('libsql');
    const file = new Database(process.argv[1]);
    file.exec(process.argv[2]);
    process.stdout.write('held');
    process.stdin.once('data', () => process.exit(0));
  `;
  const child = spawn(process.execPath, ['--eval', script, file, begin], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (child.stdout) await once(child.stdout, 'data');
  return child;
}
