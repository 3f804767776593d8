import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Client, createClient, type InStatement, type Row } from '@libsql/client';
import { translationGroup } from '@/lib/wordpress-post';
import { readWxr } from '@/lib/wxr';
import type { WxrAuthor, WxrComment, WxrItem, WxrPost, WxrSite, WxrTerm } from '@/lib/wxr-fields';
import type { Tolerated } from '@/lib/xml-stream';
import { dataFolder, makeDataFolder } from './settings';

/** A comment's place, without its text: of a long thread only this is in memory. */
export interface StagedPlace {
  id: number;
  parent: number;
  type: string;
  approved: string;
}

/** Where a picture is: whole, and as a body names it, which is often a smaller copy. */
export interface PictureAddress {
  url: string;
  written: string;
}

/** Set down at a time, in statements and in UTF-16 units: enough not to wait for each, little enough to stay small. */
const BATCH = { statements: 500, text: 2_000_000 };

const TABLES = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  CREATE TABLE posts (id INTEGER PRIMARY KEY, item INTEGER NOT NULL, type TEXT NOT NULL, translations TEXT, place TEXT, whole TEXT NOT NULL);
  CREATE INDEX posts_place ON posts (place) WHERE place IS NOT NULL;
  CREATE INDEX posts_translations ON posts (translations) WHERE translations IS NOT NULL;
  CREATE TABLE attachments (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL, whole TEXT NOT NULL);
  CREATE INDEX attachments_parent ON attachments (parent);
  CREATE TABLE comments (item INTEGER NOT NULL, id INTEGER NOT NULL, parent INTEGER NOT NULL, type TEXT NOT NULL, approved TEXT NOT NULL, whole TEXT NOT NULL, PRIMARY KEY (item, id)) WITHOUT ROWID;
  CREATE TABLE authors (login TEXT PRIMARY KEY, whole TEXT NOT NULL);
  CREATE TABLE terms (taxonomy TEXT NOT NULL, slug TEXT NOT NULL, whole TEXT NOT NULL, PRIMARY KEY (taxonomy, slug));
  CREATE TABLE pictures (url TEXT PRIMARY KEY, written TEXT NOT NULL, failure TEXT);
`;

/**
 * A whole export, set down in a file of its own beside the database before anything is taken in: posts name
 * attachments that come later, and comments their parents. Memory would not hold a large one. Its owner alone can read
 * it, since it holds e-mail addresses, and it goes when the import is done.
 */
export class Staging {
  readonly #folder: string;
  readonly #client: Client;
  #pending: InStatement[] = [];
  #pendingText = 0;
  site: WxrSite = { kind: 'site', title: '', address: '', language: '' };
  /** What in the file was not quite XML. */
  readonly tolerated: Tolerated = { count: 0, line: 0, reason: '' };
  /** Posts, attachments and comments in the file, and those that have no number or another's. */
  readonly read = { posts: 0, attachments: 0, comments: 0, numberless: 0 };

  private constructor() {
    makeDataFolder();
    this.#folder = mkdtempSync(path.join(dataFolder, 'import-'));
    this.#client = createClient({ url: `file:${path.join(this.#folder, 'export.db')}` });
  }

  static async open(): Promise<Staging> {
    const staging = new Staging();
    await staging.#client.executeMultiple(TABLES);
    return staging;
  }

  /** Takes away the file with all that is in it. */
  close(): void {
    this.#client.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /**
   * Sets down a whole export.
   * @param progress told of the bytes read so far
   * @throws XmlError when it is none, or a broken one
   */
  async fill(chunks: AsyncIterable<Uint8Array>, progress: (bytes: number) => void): Promise<void> {
    for await (const { thing, bytes } of readWxr(chunks, this.tolerated)) {
      this.#add(thing);
      if (this.#pending.length >= BATCH.statements || this.#pendingText >= BATCH.text) {
        await this.#flush();
        progress(bytes);
      }
    }
    await this.#flush();
  }

  #add(thing: WxrItem): void {
    if (thing.kind === 'site') this.site = thing;
    else if (thing.kind === 'author') this.#put('authors', thing, thing.login);
    else if (thing.kind === 'term') this.#put('terms', thing, thing.taxonomy, thing.slug);
    else if (thing.id === 0) this.read.numberless += 1;
    else if (thing.kind === 'comment') {
      this.read.comments += 1;
      this.#put('comments', thing, thing.item, thing.id, thing.parent, thing.type, thing.approved);
    } else if (thing.type === 'attachment') {
      this.read.attachments += 1;
      this.#put('attachments', { ...thing, content: '' }, thing.id, thing.parent);
    } else {
      this.read.posts += 1;
      this.#put('posts', thing, thing.id, thing.item, thing.type, translationGroup(thing) ?? null, null);
    }
  }

  /** Of what is there twice the first counts: terms are doubled in every export since WordPress 3.0. */
  #put(table: string, whole: object, ...key: (string | number | null)[]): void {
    const args = [...key, JSON.stringify(whole)];
    const marks = args.map(() => '?').join(', ');
    this.#pending.push({ sql: `INSERT OR IGNORE INTO ${table} VALUES (${marks})`, args });
    this.#pendingText += args.at(-1)?.toString().length ?? 0;
  }

  async #flush(): Promise<void> {
    const statements = this.#pending.splice(0);
    this.#pendingText = 0;
    if (statements.length > 0) await this.#client.batch(statements, 'write');
  }

  async #rows(sql: string, ...args: (string | number | null)[]): Promise<Row[]> {
    return (await this.#client.execute({ sql, args })).rows;
  }

  async #wholes<T>(sql: string, ...args: (string | number | null)[]): Promise<T[]> {
    return (await this.#rows(sql, ...args)).map((row) => JSON.parse(String(row.whole)) as T);
  }

  /** Every post but attachments, by its number; one at a time, since a body can be long. */
  async *posts(): AsyncGenerator<WxrPost> {
    for (let last = 0; ; ) {
      const [post] = await this.#wholes<WxrPost>(
        'SELECT whole FROM posts WHERE id > ? ORDER BY id LIMIT 1',
        last,
      );
      if (!post) return;
      yield post;
      last = post.id;
    }
  }

  async countPosts(): Promise<number> {
    return Number((await this.#rows('SELECT count(*) AS posts FROM posts'))[0]?.posts ?? 0);
  }

  /** Every picture and file of the library, by its number. */
  async *attachments(): AsyncGenerator<WxrPost> {
    for (let last = 0; ; ) {
      const sql = 'SELECT whole FROM attachments WHERE id > ? ORDER BY id LIMIT 100';
      const page = await this.#wholes<WxrPost>(sql, last);
      if (page.length === 0) return;
      yield* page;
      last = page.at(-1)?.id ?? last;
    }
  }

  async attachment(id: number): Promise<WxrPost | undefined> {
    return (await this.#wholes<WxrPost>('SELECT whole FROM attachments WHERE id = ?', id))[0];
  }

  /** The numbers of what was added to a post; no gallery shows more. */
  async attachedTo(post: number): Promise<number[]> {
    const rows = await this.#rows('SELECT id FROM attachments WHERE parent = ? ORDER BY id LIMIT 200', post);
    return rows.map((row) => Number(row.id));
  }

  async author(login: string): Promise<WxrAuthor | undefined> {
    return (await this.#wholes<WxrAuthor>('SELECT whole FROM authors WHERE login = ?', login))[0];
  }

  async *authors(): AsyncGenerator<WxrAuthor> {
    for (let last = ''; ; ) {
      const sql = 'SELECT whole FROM authors WHERE login > ? ORDER BY login LIMIT 100';
      const page = await this.#wholes<WxrAuthor>(sql, last);
      if (page.length === 0) return;
      yield* page;
      last = page.at(-1)?.login ?? last;
    }
  }

  async authorIds(): Promise<Set<number>> {
    const sql = "SELECT json_extract(whole, '$.id') AS id FROM authors LIMIT 10000";
    return new Set((await this.#rows(sql)).map((row) => Number(row.id)));
  }

  async term(taxonomy: string, slug: string): Promise<WxrTerm | undefined> {
    const sql = 'SELECT whole FROM terms WHERE taxonomy = ? AND slug = ?';
    return (await this.#wholes<WxrTerm>(sql, taxonomy, slug))[0];
  }

  /** Where the comments below a post stand, by their numbers. */
  async places({ item }: WxrPost): Promise<StagedPlace[]> {
    const sql = 'SELECT id, parent, type, approved FROM comments WHERE item = ? ORDER BY id';
    return (await this.#rows(sql, item)).map(({ id, parent, type, approved }) => ({
      id: Number(id),
      parent: Number(parent),
      type: String(type),
      approved: String(approved),
    }));
  }

  /** Some comments of a post, in the order of the numbers given. */
  async comments({ item }: WxrPost, ids: readonly number[]): Promise<WxrComment[]> {
    const sql = `SELECT whole FROM comments WHERE item = ? AND id IN (${ids.map(() => '?').join(', ')})`;
    const found = new Map((await this.#wholes<WxrComment>(sql, item, ...ids)).map((one) => [one.id, one]));
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  async newestComment(): Promise<number> {
    return Number((await this.#rows('SELECT max(id) AS id FROM comments'))[0]?.id ?? 0);
  }

  /** Gives a post its address, unless another of the file has it. */
  async claim(post: number, place: string): Promise<boolean> {
    const taken = await this.#rows('SELECT 1 FROM posts WHERE place = ? AND id <> ?', place, post);
    if (taken.length === 0) await this.#rows('UPDATE posts SET place = ? WHERE id = ?', place, post);
    return taken.length === 0;
  }

  /** The other posts that a plugin ties to this one as its translations. */
  async translations(post: WxrPost): Promise<WxrPost[]> {
    const group = translationGroup(post);
    const sql = 'SELECT whole FROM posts WHERE translations = ? AND id <> ? LIMIT 10';
    return group === undefined ? [] : this.#wholes<WxrPost>(sql, group, post.id);
  }

  /** Notes a picture to be fetched, whole or as the body has it; nothing where it is noted already. */
  async wantPicture({ url, written }: PictureAddress): Promise<void> {
    await this.#rows('INSERT OR IGNORE INTO pictures VALUES (?, ?, NULL)', url, written);
  }

  async *wantedPictures(): AsyncGenerator<PictureAddress> {
    for (let last = ''; ; ) {
      const rows = await this.#rows(
        'SELECT url, written FROM pictures WHERE url > ? ORDER BY url LIMIT 100',
        last,
      );
      if (rows.length === 0) return;
      for (const { url, written } of rows) yield { url: String(url), written: String(written) };
      last = String(rows.at(-1)?.url);
    }
  }

  async countPictures(): Promise<number> {
    return Number((await this.#rows('SELECT count(*) AS pictures FROM pictures'))[0]?.pictures ?? 0);
  }

  async pictureFailed(url: string, reason: string): Promise<void> {
    await this.#rows('UPDATE pictures SET failure = ? WHERE url = ?', reason, url);
  }

  /** Why a picture could not be fetched; undefined when nothing is known against it. */
  async failureOf(url: string): Promise<string | undefined> {
    const [row] = await this.#rows('SELECT failure FROM pictures WHERE url = ?', url);
    return row?.failure == null ? undefined : String(row.failure);
  }
}
