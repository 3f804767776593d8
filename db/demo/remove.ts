import { eq, or, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { deleteUnusedPictures, removePictureFiles } from '@/db/media/uses';
import { articles, authors, topics } from '@/db/schema/articles';
import { campaignMarks } from '@/db/schema/campaigns';
import { comments, reports } from '@/db/schema/comments';
import { demoParts } from '@/db/schema/demo';
import { outbox, subscriptions } from '@/db/schema/mail';
import { decisions, proposals } from '@/db/schema/moderation';
import { origins } from '@/db/schema/redirects';
import { formerSlugs, type NamedKind } from '@/db/schema/writing';
import { editions } from '@/site.config';
import { among, type DemoPlan, planDemoRemoval } from './plan';

/**
 * Takes the demo edition away with all that hangs on it, in one transaction: threads, their mails, the log of what was
 * decided on them, pins, versions, redirects, pictures that nothing else uses. What stays is this site's own from then on.
 * @returns what went
 */
export async function removeDemo(withEdited: boolean): Promise<DemoPlan> {
  const { plan, pictures } = await write(async (tx) => {
    const plan = await planDemoRemoval(withEdited, tx);
    const ids = plan.articles.map(({ id }) => id);
    const removing = { kind: 'removing', key: 'demo' } as const;
    await tx.insert(demoParts).values(removing);
    await deleteThreads(tx, ids);
    await forgetAddresses(tx, { articles: ids, authors: plan.authors, topics: plan.topics });
    const gone = await tx
      .delete(articles)
      .where(among(articles.id, ids))
      .returning({ edition: articles.edition, slug: articles.slug, id: articles.id });
    await tx.delete(authors).where(among(authors.id, plan.authors));
    await tx.delete(topics).where(among(topics.id, plan.topics));
    const pictures = await deleteUnusedPictures(tx, plan.pictures);
    await tx.delete(demoParts).where(sql`${demoParts.kind} <> 'loaded'`);
    await invalidateTags(tx, [
      tags.everyPage,
      ...editions.flatMap((edition) => [tags.articles(edition), tags.counts(edition), tags.picks(edition)]),
      ...gone.flatMap(({ edition, slug, id }) => [tags.article(edition, slug), tags.thread(id)]),
    ]);
    return { plan, pictures };
  });
  await removePictureFiles(pictures);
  return { ...plan, pictures: pictures.map(({ file }) => file) };
}

/** Comments of several articles reach each other by campaigns alone: those that stay are put together anew. */
async function deleteThreads(tx: Transaction, articleIds: readonly number[]): Promise<void> {
  const rows = await tx
    .select({ id: comments.id })
    .from(comments)
    .where(among(comments.articleId, articleIds));
  const ids = rows.map(({ id }) => id);
  // The mail that asks whether somebody wants the replies names the comment in its key alone.
  const asks = sql`exists (select 1 from json_each(${JSON.stringify(ids)}) where ${outbox.key} glob 'confirm:' || value || ':*')`;
  await tx.delete(outbox).where(or(among(outbox.commentId, ids), asks));
  await tx.delete(subscriptions).where(among(subscriptions.commentId, ids));
  await tx.delete(reports).where(among(reports.commentId, ids));
  await tx.delete(proposals).where(among(proposals.commentId, ids));
  await tx.delete(campaignMarks).where(among(campaignMarks.campaign, ids));
  await tx
    .delete(decisions)
    .where(or(among(decisions.commentId, ids), among(decisions.articleId, articleIds)));
  await tx.update(comments).set({ campaign: null }).where(among(comments.campaign, ids));
  await tx.delete(comments).where(among(comments.id, ids));
  await tx.delete(origins).where(or(isOrigin('comment', ids), isOrigin('article', articleIds)));
}

function isOrigin(kind: 'comment' | 'article' | 'author', ids: readonly number[]) {
  return sql`${eq(origins.kind, kind)} and ${among(origins.target, ids)}`;
}

async function forgetAddresses(tx: Transaction, gone: Record<NamedKind, readonly number[]>): Promise<void> {
  for (const kind of Object.keys(gone) as NamedKind[])
    await tx
      .delete(formerSlugs)
      .where(sql`${eq(formerSlugs.kind, kind)} and ${among(formerSlugs.target, gone[kind])}`);
  await tx.delete(origins).where(isOrigin('author', gone.authors));
}
