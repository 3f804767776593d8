import { paginate } from '@/db/core/paginate';
import { noWarnings, XmlError, type XmlWarnings } from '@/lib/feeds/read-xml';
import { plainText } from '@/lib/html/plain-text';
import { type ImportNote, note } from '@/lib/import/report';
import { attachmentIn, splitLanguages } from '@/lib/wordpress/read/mixed-languages';
import { translationGroup } from '@/lib/wordpress/read/post';
import { parseWxr } from '@/lib/wordpress/read/wxr';
import {
  guestFrom,
  type WxrAuthor,
  type WxrItem,
  type WxrPost,
  type WxrSite,
  type WxrTerm,
} from '@/lib/wordpress/read/wxr-fields';
import { editions } from '@/site.config';
import { sourceName } from './context';
import { StagedComments } from './staged-comments';
import { StagedImages } from './staged-images';
import { StagingFile } from './staging-file';

/**
 * Staging tables of an export, filled before anything is imported: posts refer to attachments that come later, and
 * comments to their parents. On disk, since memory would not hold a large one.
 */
export class Staging {
  readonly images: StagedImages;
  readonly comments: StagedComments;
  site: WxrSite = { kind: 'site', title: '', address: '', language: '' };
  /** Of the first file that was not well-formed, counted over all. */
  readonly tolerated: XmlWarnings = noWarnings();
  /** Problems of the files themselves. */
  readonly notes: ImportNote[] = [];
  /** Counts of items; `withoutId` were left out. */
  readonly read = { posts: 0, attachments: 0, comments: 0, withoutId: 0 };

  /** Items so far; numbers go on from file to file. */
  #items = 0;

  private constructor(readonly file: StagingFile) {
    this.images = new StagedImages(file);
    this.comments = new StagedComments(file);
  }

  static async open(): Promise<Staging> {
    return new Staging(await StagingFile.open());
  }

  close(): void {
    this.file.close();
  }

  /**
   * Loads a file of an export; the files of one may come in any order.
   * @param name of the file, for notes
   * @param progress called with the bytes read so far
   * @throws XmlError when it is no export, malformed, or of another site than the files before
   */
  async fill(
    name: string,
    chunks: AsyncIterable<Uint8Array>,
    progress: (bytes: number) => void,
  ): Promise<void> {
    const warnings = noWarnings();
    for await (const { thing, bytes } of parseWxr(chunks, warnings, this.#items)) {
      this.#add(thing);
      if (!this.file.isFull) continue;
      await this.file.flush();
      progress(bytes);
    }
    await this.file.flush();
    this.#note(name, warnings);
  }

  #note(name: string, { count, line, reason, broken, outside }: XmlWarnings): void {
    if (this.tolerated.count === 0) Object.assign(this.tolerated, { line, reason });
    this.tolerated.count += count;
    note(this.notes, 'broken-bytes', `${name}:${broken.line}`, broken.count);
    for (const text of outside) {
      const words = plainText(text).split(/[\s\uFEFF]+/);
      note(this.notes, 'text-outside', words.join(' ').trim().slice(0, 200) || name);
    }
  }

  #setSite(site: WxrSite): void {
    const known = sourceName(this.site.address);
    const reason = `this is an export of ${site.address}, the one before of ${known}; import it by itself`;
    if (this.site.address && known !== sourceName(site.address)) throw new XmlError(1, 'other-site', reason);
    this.site = site;
  }

  /** Whether replacement characters may stand for bytes that were broken. */
  get isBroken(): boolean {
    return this.notes.some(({ kind }) => kind === 'broken-bytes');
  }

  #add(thing: WxrItem): void {
    if (thing.kind === 'post') this.#items = thing.item;
    if (thing.kind === 'site') this.#setSite(thing);
    else if (thing.kind === 'author') this.file.put('authors', thing, thing.login);
    else if (thing.kind === 'term') this.file.put('terms', thing, thing.taxonomy, thing.slug);
    else if (thing.id === 0) this.read.withoutId += 1;
    else if (thing.kind === 'comment') {
      this.read.comments += 1;
      this.file.put('comments', thing, thing.item, thing.id, thing.parent, thing.type, thing.approved);
    } else if (thing.type === 'attachment') {
      this.read.attachments += 1;
      const attachment = attachmentIn(thing, this.#language);
      this.file.put('attachments', { ...attachment, content: '' }, thing.id, thing.parent);
    } else if (thing.type === 'guest-author') {
      this.file.put('authors', guestFrom(thing), guestFrom(thing).login);
    } else {
      for (const post of splitLanguages(thing, this.#language, editions)) this.#addPost(post);
    }
  }

  /** Of the site, which a text in several languages is in first. */
  get #language(): string {
    return this.site.language.slice(0, 2).toLowerCase();
  }

  #addPost(thing: WxrPost): void {
    this.read.posts += 1;
    if (thing.twinOf === undefined) this.file.queue('INSERT INTO copies VALUES (?, ?)', thing.item, thing.id);
    // Of a post that is in several files the last changed copy is taken.
    this.file.queue(
      `DELETE FROM posts WHERE id = ? AND json_extract(whole, '$.modifiedGmt') < ?`,
      thing.id,
      thing.modifiedGmt,
    );
    this.file.put('posts', thing, thing.id, thing.item, thing.type, translationGroup(thing) ?? null, null);
  }

  /** By id, without attachments; one at a time, since a body can be long. */
  posts(): AsyncGenerator<WxrPost> {
    const sql = 'SELECT whole FROM posts WHERE id > ? ORDER BY id LIMIT 1';
    return paginate(0, byId, (after) => this.file.wholes<WxrPost>(sql, after));
  }

  async countPosts(): Promise<number> {
    return Number((await this.file.rows('SELECT count(*) AS posts FROM posts'))[0]?.posts ?? 0);
  }

  /** By id. */
  attachments(): AsyncGenerator<WxrPost> {
    const sql = 'SELECT whole FROM attachments WHERE id > ? ORDER BY id LIMIT 100';
    return paginate(0, byId, (after) => this.file.wholes<WxrPost>(sql, after));
  }

  async attachment(id: number): Promise<WxrPost | undefined> {
    return (await this.file.wholes<WxrPost>('SELECT whole FROM attachments WHERE id = ?', id))[0];
  }

  /** Ids of the attachments uploaded to a post; no gallery shows more than these. */
  async attachedTo(post: number): Promise<number[]> {
    const rows = await this.file.rows(
      'SELECT id FROM attachments WHERE parent = ? ORDER BY id LIMIT 200',
      post,
    );
    return rows.map((row) => Number(row.id));
  }

  async author(login: string): Promise<WxrAuthor | undefined> {
    return (await this.file.wholes<WxrAuthor>('SELECT whole FROM authors WHERE login = ?', login))[0];
  }

  authors(): AsyncGenerator<WxrAuthor> {
    const sql = 'SELECT whole FROM authors WHERE login > ? ORDER BY login LIMIT 100';
    const byLogin = ({ login }: WxrAuthor) => login;
    return paginate('', byLogin, (after) => this.file.wholes<WxrAuthor>(sql, after));
  }

  async authorIds(): Promise<Set<number>> {
    const sql =
      "SELECT json_extract(whole, '$.id') AS id FROM authors WHERE json_extract(whole, '$.id') > 0 LIMIT 10000";
    return new Set((await this.file.rows(sql)).map((row) => Number(row.id)));
  }

  async term(taxonomy: string, slug: string): Promise<WxrTerm | undefined> {
    const sql = 'SELECT whole FROM terms WHERE taxonomy = ? AND slug = ?';
    return (await this.file.wholes<WxrTerm>(sql, taxonomy, slug))[0];
  }

  /** Claims a slug for a post; false if another post of the export has it. */
  async claim(post: number, place: string): Promise<boolean> {
    const taken = await this.file.rows('SELECT 1 FROM posts WHERE place = ? AND id <> ?', place, post);
    if (taken.length === 0) await this.file.rows('UPDATE posts SET place = ? WHERE id = ?', place, post);
    return taken.length === 0;
  }

  /** The translations of a post, by Polylang's group. */
  async translations(post: WxrPost): Promise<WxrPost[]> {
    const group = translationGroup(post);
    const sql = 'SELECT whole FROM posts WHERE translations = ? AND id <> ? LIMIT 10';
    return group === undefined ? [] : this.file.wholes<WxrPost>(sql, group, post.id);
  }
}

const byId = ({ id }: WxrPost) => id;
