import { existsSync, statSync, writeFileSync } from 'node:fs';
import { perProcess } from '@/runtime/per-process';
import { databaseFile, makeDataFolder, settings } from '@/runtime/settings';
import { UserError } from '@/runtime/user-error';

/** Error codes of faulty SQL, not of the database: a bug, reported with its stack. */
const PROGRAMMING_ERROR = /^SQLITE_(?:ERROR|CONSTRAINT|MISMATCH|MISUSE|RANGE)/;

/**
 * Converts an error to one for the site's operator: which database, without its key, and why. A programming error is
 * returned unchanged.
 */
export function databaseError(error: unknown): unknown {
  const { code = '', message, cause } = error as NodeJS.ErrnoException & { cause?: Error };
  if (error instanceof UserError || PROGRAMMING_ERROR.test(code)) return error;
  const reason = message === 'fetch failed' && cause ? cause.message : message;
  return new UserError(`The database ${nameOfDatabase()} cannot be used: ${reason}`, { cause: error });
}

function nameOfDatabase(): string {
  if (databaseFile) return databaseFile;
  const { protocol, host } = new URL(settings.DATABASE_URL);
  return `${protocol}//${host}`;
}

/** Device and inode of the file that was found at a path. */
const opened = perProcess('database files', () => new Map<string, string>());

/**
 * Creates the file if there is none, and remembers which it is (device and inode): our connections stay with it wherever
 * it goes. A file that is there is not opened: when any handle on it is closed, POSIX takes from the process all locks it
 * has on the file, and the next command to exit deletes the log (WAL) that SQLite here still writes to
 * (sqlite.org/howtocorrupt.html, section 2.2).
 */
export function ensureDatabaseFile(): void {
  if (!databaseFile || opened.has(databaseFile)) return;
  makeDataFolder();
  // Mode 600, since it holds e-mail addresses; SQLite creates its own files beside it with the same mode.
  if (!existsSync(databaseFile)) writeFileSync(databaseFile, '', { flag: 'a', mode: 0o600 });
  opened.set(databaseFile, fileAt(databaseFile) ?? '');
}

/**
 * @throws {UserError} when the file was moved, deleted or replaced since: SQLite still writes to the unlinked file, and
 * all of it is lost when this process exits
 */
export function assertSameFile(): void {
  if (databaseFile && fileAt(databaseFile) !== opened.get(databaseFile))
    throw new UserError(
      `${databaseFile} is no longer the file that this server opened: put it back, or restart the server.`,
    );
}

function fileAt(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}`;
}
