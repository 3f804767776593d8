import { writeOrDryRun } from '@/db/core/dry-run';
import { emptyThread, type ImportNote, note, type PostReport } from '@/lib/import/report';
import { articlePathFor } from '@/lib/site/paths';
import { isArticle, titleOf } from '@/lib/wordpress/read/post';
import type { WxrPost } from '@/lib/wordpress/read/wxr-fields';
import { storeArticle } from './articles';
import { readThread } from './comments';
import type { ImportContext } from './context';
import { preparePost } from './prepare';
import { findUnchanged, readSourcePost } from './source-post';

/**
 * Imports a post with its thread; skips what was imported before and has not changed.
 * @throws when it cannot be imported: its transaction is rolled back, but not those of earlier chunks of its thread
 */
export async function importPost(context: ImportContext, post: WxrPost): Promise<PostReport> {
  if (!isArticle(post.type)) return leftOut(post, { kind: 'post-type', name: post.type });
  const { dryRun } = context;
  const thread = await readThread(context, post);
  const source = await readSourcePost(context, post);
  let article = await findUnchanged(context, source);
  const prepared = article ? undefined : await preparePost(context, source);
  let outcome: PostReport['outcome'] = 'unchanged';

  const chunks = thread.chunks();
  // One transaction per chunk, so that a long thread does not block other writers; in a dry run one for all, since the
  // article is rolled back with it.
  const transactions = dryRun ? [chunks] : chunks.map((chunk) => [chunk]);
  if (prepared && transactions.length === 0) transactions.push([]);
  for (const [index, chunksTogether] of transactions.entries())
    await writeOrDryRun(dryRun, async (tx) => {
      if (prepared && index === 0) ({ article, outcome } = await storeArticle(tx, context, prepared));
      for (const chunk of chunksTogether) if (article) await thread.importChunk(tx, article, chunk);
    });
  if (!article) throw new Error('the article was not stored');
  const { added, updated, unchanged } = thread.tally;
  const kept = added + updated + unchanged;
  if (article.purpose !== null && kept > 0) note(thread.notes, 'page-comments', undefined, kept);
  return {
    id: post.twinOf ?? post.id,
    type: post.type,
    title: article.title,
    outcome,
    draft: article.draft,
    path: articlePathFor(article.edition, article),
    thread: thread.tally,
    links: prepared?.links ?? 0,
    findings: prepared?.findings ?? {},
    notes: [...(prepared?.notes ?? []), ...thread.notes],
  };
}

export function leftOut(post: WxrPost, why: Pick<ImportNote, 'kind' | 'name' | 'quote'>): PostReport {
  return {
    id: post.twinOf ?? post.id,
    type: post.type,
    title: titleOf(post.title).title,
    outcome: 'left-out',
    draft: null,
    path: null,
    thread: emptyThread(),
    links: 0,
    notes: [{ ...why, count: 1 }],
  };
}
