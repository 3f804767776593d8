import { paginate } from '@/db/core/paginate';
import type { StagingFile } from './staging-file';

/** URLs of an image: full size, and as the body has it, often a resized copy. */
export interface ImageAddress {
  url: string;
  written: string;
}

/** Queue of the images to fetch, with the reasons of failures. */
export class StagedImages {
  constructor(readonly file: StagingFile) {}

  /** Idempotent by URL. */
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

  async failureOf(url: string): Promise<string | undefined> {
    const [row] = await this.file.rows('SELECT failure FROM images WHERE url = ?', url);
    return row?.failure == null ? undefined : String(row.failure);
  }
}
