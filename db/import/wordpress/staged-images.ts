import { paginate } from '@/db/core/paginate';
import type { StagingFile } from './staging-file';

/** Where a picture is: whole, and as a body names it, which is often a smaller copy. */
export interface PictureAddress {
  url: string;
  written: string;
}

/** The pictures that an import asks for, and what became of them. */
export class StagedPictures {
  constructor(readonly file: StagingFile) {}

  /** Notes a picture to be fetched, whole or as the body has it; nothing where it is noted already. */
  async want({ url, written }: PictureAddress): Promise<void> {
    await this.file.rows('INSERT OR IGNORE INTO pictures VALUES (?, ?, NULL)', url, written);
  }

  wanted(): AsyncGenerator<PictureAddress> {
    const sql = 'SELECT url, written FROM pictures WHERE url > ? ORDER BY url LIMIT 100';
    const byUrl = ({ url }: PictureAddress) => url;
    return paginate('', byUrl, async (after) => {
      const rows = await this.file.rows(sql, after);
      return rows.map(({ url, written }) => ({ url: String(url), written: String(written) }));
    });
  }

  async count(): Promise<number> {
    return Number((await this.file.rows('SELECT count(*) AS pictures FROM pictures'))[0]?.pictures ?? 0);
  }

  async failed(url: string, reason: string): Promise<void> {
    await this.file.rows('UPDATE pictures SET failure = ? WHERE url = ?', reason, url);
  }

  /** Why a picture could not be fetched; undefined when nothing is known against it. */
  async failureOf(url: string): Promise<string | undefined> {
    const [row] = await this.file.rows('SELECT failure FROM pictures WHERE url = ?', url);
    return row?.failure == null ? undefined : String(row.failure);
  }
}
