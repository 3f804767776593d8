import { paginate } from '@/db/core/paginate';
import type { StagingFile } from './staging-file';

/** Where a picture is: whole, and as a body names it, which is often a smaller copy. */
export interface ImageAddress {
  url: string;
  written: string;
}

/** The images that an import asks for, and what became of them. */
export class StagedImages {
  constructor(readonly file: StagingFile) {}

  /** Notes a picture to be fetched, whole or as the body has it; nothing where it is noted already. */
  async want({ url, written }: ImageAddress): Promise<void> {
    await this.file.rows('INSERT OR IGNORE INTO images VALUES (?, ?, NULL)', url, written);
  }

  wanted(): AsyncGenerator<ImageAddress> {
    const sql = 'SELECT url, written FROM images WHERE url > ? ORDER BY url LIMIT 100';
    const byUrl = ({ url }: ImageAddress) => url;
    return paginate('', byUrl, async (after) => {
      const rows = await this.file.rows(sql, after);
      return rows.map(({ url, written }) => ({ url: String(url), written: String(written) }));
    });
  }

  async count(): Promise<number> {
    return Number((await this.file.rows('SELECT count(*) AS images FROM images'))[0]?.images ?? 0);
  }

  async failed(url: string, reason: string): Promise<void> {
    await this.file.rows('UPDATE images SET failure = ? WHERE url = ?', reason, url);
  }

  /** Why a picture could not be fetched; undefined when nothing is known against it. */
  async failureOf(url: string): Promise<string | undefined> {
    const [row] = await this.file.rows('SELECT failure FROM images WHERE url = ?', url);
    return row?.failure == null ? undefined : String(row.failure);
  }
}
