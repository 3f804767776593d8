import { paginate } from '@/db/core/paginate';
import type { XmlWarnings } from '@/lib/feeds/read-xml';
import { translationGroup } from '@/lib/wordpress/read/post';
import type { ExportedPlace } from '@/lib/wordpress/read/thread-order';
import { parseWxr } from '@/lib/wordpress/read/wxr';
import type {
  WxrAuthor,
  WxrComment,
  WxrItem,
  WxrPost,
  WxrSite,
  WxrTerm,
} from '@/lib/wordpress/read/wxr-fields';
import { StagedImages } from './staged-images';
import { StagingFile } from './staging-file';

/**
 * Staging tables of an export, filled before anything is imported: posts refer to attachments that come later, and
 * comments to their parents. On disk, since memory would not hold a large one.
 */
export class Staging {
  readonly images: StagedImages;
  site: WxrSite = { kind: 'site', title: '', address: '', language: '' };
  readonly tolerated: XmlWarnings = { count: 0, line: 0, reason: '' };
  /** Counts of items; `withoutId` were left out. */
  readonly read = { posts: 0, attachments: 0, comments: 0, withoutId: 0 };

  private constructor(readonly file: StagingFile) {
    this.images = new StagedImages(file);
  }

  static async open(): Promise<Staging> {
    return new Staging(await StagingFile.open());
  }

  close(): void {
    this.file.close();
  }

  /**
   * Loads an export.
   * @param progress called with the bytes read so far
   * @throws XmlError when it is no export, or malformed
   */
  async fill(chunks: AsyncIterable<Uint8Array>, progress: (bytes: number) => void): Promise<void> {
    for await (const { thing, bytes } of parseWxr(chunks, this.tolerated)) {
      this.#add(thing);
      if (!this.file.isFull) continue;
      await this.file.flush();
      progress(bytes);
    }
    await this.file.flush();
  }

  #add(thing: WxrItem): void {
    if (thing.kind === 'site') this.site = thing;
    else if (thing.kind === 'author') this.file.put('authors', thing, thing.login);
    else if (thing.kind === 'term') this.file.put('terms', thing, thing.taxonomy, thing.slug);
    else if (thing.id === 0) this.read.withoutId += 1;
    else if (thing.kind === 'comment') {
      this.read.comments += 1;
      this.file.put('comments', thing, thing.item, thing.id, thing.parent, thing.type, thing.approved);
    } else if (thing.type === 'attachment') {
      this.read.attachments += 1;
      this.file.put('attachments', { ...thing, content: '' }, thing.id, thing.parent);
    } else {
      this.read.posts += 1;
      this.file.put('posts', thing, thing.id, thing.item, thing.type, translationGroup(thing) ?? null, null);
    }
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
    const sql = "SELECT json_extract(whole, '$.id') AS id FROM authors LIMIT 10000";
    return new Set((await this.file.rows(sql)).map((row) => Number(row.id)));
  }

  async term(taxonomy: string, slug: string): Promise<WxrTerm | undefined> {
    const sql = 'SELECT whole FROM terms WHERE taxonomy = ? AND slug = ?';
    return (await this.file.wholes<WxrTerm>(sql, taxonomy, slug))[0];
  }

  /** Places of a post's comments, by id: of a long thread only these are in memory, not its texts. */
  async places({ item }: WxrPost): Promise<ExportedPlace[]> {
    const sql = 'SELECT id, parent, type, approved FROM comments WHERE item = ? ORDER BY id';
    return (await this.file.rows(sql, item)).map(({ id, parent, type, approved }) => ({
      id: Number(id),
      parent: Number(parent),
      type: String(type),
      approved: String(approved),
    }));
  }

  /** Comments of a post, in the order of `ids`. */
  async comments({ item }: WxrPost, ids: readonly number[]): Promise<WxrComment[]> {
    const sql = `SELECT whole FROM comments WHERE item = ? AND id IN (${ids.map(() => '?').join(', ')})`;
    const found = new Map(
      (await this.file.wholes<WxrComment>(sql, item, ...ids)).map((one) => [one.id, one]),
    );
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  async newestComment(): Promise<number> {
    return Number((await this.file.rows('SELECT max(id) AS id FROM comments'))[0]?.id ?? 0);
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
