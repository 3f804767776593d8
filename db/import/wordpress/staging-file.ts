import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { type Client, createClient, type InStatement, type Row } from '@libsql/client';
import { dataFolder, makeDataFolder } from '@/runtime/settings';

type Value = string | number | null;

/** Of one write, in statements and in UTF-16 units, which bounds memory. */
const MAX_BATCH = { statements: 500, text: 2_000_000 };

const TABLES = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  CREATE TABLE posts (id INTEGER PRIMARY KEY, item INTEGER NOT NULL, type TEXT NOT NULL, translations TEXT, place TEXT, whole TEXT NOT NULL);
  CREATE INDEX posts_place ON posts (place) WHERE place IS NOT NULL;
  CREATE INDEX posts_translations ON posts (translations) WHERE translations IS NOT NULL;
  CREATE TABLE copies (item INTEGER PRIMARY KEY, post INTEGER NOT NULL);
  CREATE INDEX copies_post ON copies (post);
  CREATE TABLE attachments (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL, whole TEXT NOT NULL);
  CREATE INDEX attachments_parent ON attachments (parent);
  CREATE TABLE comments (item INTEGER NOT NULL, id INTEGER NOT NULL, parent INTEGER NOT NULL, type TEXT NOT NULL, approved TEXT NOT NULL, whole TEXT NOT NULL, PRIMARY KEY (item, id)) WITHOUT ROWID;
  CREATE TABLE authors (login TEXT PRIMARY KEY, whole TEXT NOT NULL);
  CREATE TABLE terms (taxonomy TEXT NOT NULL, slug TEXT NOT NULL, whole TEXT NOT NULL, PRIMARY KEY (taxonomy, slug));
  CREATE TABLE images (url TEXT PRIMARY KEY, written TEXT NOT NULL, failure TEXT);
`;

/** With the process id after it; of this machine, as several may share the folder. */
const PREFIX = `import-${hostname().replaceAll(/[^\w]/g, '_')}-`;

/** Removes what imports of this machine left that were killed: it holds e-mail addresses, and is as large as an export. */
function removeLeftOvers(): void {
  for (const name of readdirSync(dataFolder)) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN;
    if (pid > 0 && !isAlive(pid)) rmSync(path.join(dataFolder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Temporary SQLite file beside the database that holds an export during its import. Readable by its owner alone, since
 * it holds e-mail addresses.
 */
export class StagingFile {
  readonly #folder: string;
  readonly #client: Client;
  #pending: InStatement[] = [];
  #pendingText = 0;

  private constructor() {
    makeDataFolder();
    removeLeftOvers();
    this.#folder = mkdtempSync(path.join(dataFolder, `${PREFIX}${process.pid}-`));
    this.#client = createClient({ url: `file:${path.join(this.#folder, 'export.db')}` });
  }

  static async open(): Promise<StagingFile> {
    const file = new StagingFile();
    await file.#client.executeMultiple(TABLES);
    return file;
  }

  /** Deletes the file. */
  close(): void {
    this.#client.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /**
   * Queues a row until `flush`. The first of duplicates wins: every export since WordPress 3.0 has its terms twice.
   * @param key the columns before `whole`
   */
  put(table: string, whole: object, ...key: Value[]): void {
    const args = [...key, JSON.stringify(whole)];
    const marks = args.map(() => '?').join(', ');
    this.#pending.push({ sql: `INSERT OR IGNORE INTO ${table} VALUES (${marks})`, args });
    this.#pendingText += args.at(-1)?.toString().length ?? 0;
  }

  /** Queues a statement until `flush`. */
  queue(sql: string, ...args: Value[]): void {
    this.#pending.push({ sql, args });
  }

  /** The queue should be flushed. */
  get isFull(): boolean {
    return this.#pending.length >= MAX_BATCH.statements || this.#pendingText >= MAX_BATCH.text;
  }

  async flush(): Promise<void> {
    const statements = this.#pending.splice(0);
    this.#pendingText = 0;
    if (statements.length > 0) await this.#client.batch(statements, 'write');
  }

  async rows(sql: string, ...args: Value[]): Promise<Row[]> {
    return (await this.#client.execute({ sql, args })).rows;
  }

  /** Rows as they were put: the JSON of their column `whole`. */
  async wholes<T>(sql: string, ...args: Value[]): Promise<T[]> {
    return (await this.rows(sql, ...args)).map((row) => JSON.parse(String(row.whole)) as T);
  }
}
