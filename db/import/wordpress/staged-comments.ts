import type { ExportedPlace } from '@/lib/wordpress/read/thread-order';
import type { WxrComment, WxrPost } from '@/lib/wordpress/read/wxr-fields';
import type { StagingFile } from './staging-file';

/** Files that overlap have a post several times, each copy with comments of its own. */
const OF_POST = 'item IN (SELECT item FROM copies WHERE post = ?)';

/** The comments of an export, by post. */
export class StagedComments {
  constructor(readonly file: StagingFile) {}

  /** Places of a post's comments, by id: of a long thread only these are in memory, not its texts. */
  async places({ id: post }: WxrPost): Promise<ExportedPlace[]> {
    const sql = `SELECT id, parent, type, approved, max(item) FROM comments WHERE ${OF_POST} GROUP BY id ORDER BY id`;
    return (await this.file.rows(sql, post)).map(({ id, parent, type, approved }) => ({
      id: Number(id),
      parent: Number(parent),
      type: String(type),
      approved: String(approved),
    }));
  }

  /** Comments of a post, in the order of `ids`. */
  async byId({ id: post }: WxrPost, ids: readonly number[]): Promise<WxrComment[]> {
    const marks = ids.map(() => '?').join(', ');
    const sql = `SELECT whole, max(item) FROM comments WHERE ${OF_POST} AND id IN (${marks}) GROUP BY id`;
    const found = new Map(
      (await this.file.wholes<WxrComment>(sql, post, ...ids)).map((one) => [one.id, one]),
    );
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  async newest(): Promise<number> {
    return Number((await this.file.rows('SELECT max(id) AS id FROM comments'))[0]?.id ?? 0);
  }
}
