import { eq } from 'drizzle-orm';
import type { Transaction } from '@/db/core/client';
import { decideReports } from '@/db/corrections/error-reports';
import { corrections } from '@/db/schema/corrections';
import { workingCopies } from '@/db/schema/writing';
import { type ArticleChange, readChange } from '@/lib/desk/article-change';
import { untold } from '@/lib/desk/article-fields';
import type { StoredArticle } from './stored';

interface TellOptions {
  /** The number of the version that comes out. */
  version: number;
  /** An account's id. */
  by: string;
  at?: Date;
}

/**
 * Stores what readers are told of a publication, and answers the reports of errors that it mends, in its transaction. What
 * was told is taken out of the form: it is not told again with the next comma.
 */
export async function tellReaders(
  tx: Transaction,
  { row, copy }: StoredArticle,
  { correction, mends }: ArticleChange,
  { version, by, at = new Date() }: TellOptions,
): Promise<void> {
  if (correction) await tx.insert(corrections).values({ articleId: row.id, ...correction, version, at });
  await decideReports(tx, mends, { state: 'corrected', answer: '', by }, row.id);
  const typed = copy && readChange(copy.fields);
  const isTold = typed && !('errors' in typed) && typed.correction?.words === correction?.words;
  if (copy && isTold && (correction || mends.length > 0))
    await tx
      .update(workingCopies)
      .set({ fields: { ...copy.fields, ...untold } })
      .where(eq(workingCopies.articleId, row.id));
}
