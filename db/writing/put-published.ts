import { eq } from 'drizzle-orm';
import { moveSlug } from '@/db/articles/former-slugs';
import { putArticle } from '@/db/articles/put';
import { findOrCreateByline, findOrCreateTopic } from '@/db/articles/save';
import type { Transaction } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { withdrawals } from '@/db/schema/writing';
import type { ArticleChange } from '@/lib/desk/article-change';
import type { ReadableArticle } from '@/lib/desk/article-fields';
import type { Body } from '@/lib/html/render';
import type { StoredArticle } from './stored';

/** What was typed, checked and rendered: ready to be what readers see. */
export interface Publishable extends Body {
  article: ReadableArticle;
  /** What readers are told of it. */
  change: ArticleChange;
}

/**
 * Writes what readers see, and remembers the address that they knew it by. An article is modified, for readers and machines,
 * when they are told of a change.
 * @param at when it comes out
 */
export async function putPublished(
  tx: Transaction,
  { row, byline, state }: StoredArticle,
  ready: Publishable,
  at = new Date(),
): Promise<void> {
  const { article } = ready;
  const { edition, slug } = article;
  const known = new Map(edition === row.edition ? byline.map(({ id, name }) => [name, id]) : []);
  const { authorId, coauthors } = await findOrCreateByline(tx, edition, article, known);
  const topicIds = new Set<number>();
  for (const name of article.topics) topicIds.add(await findOrCreateTopic(tx, edition, name));
  if (state !== 'draft' && slug !== row.slug) {
    await moveSlug(tx, 'articles', row.id, row, slug);
    await invalidateTags(tx, [tags.article(edition, row.slug)]);
  }
  await tx.delete(withdrawals).where(eq(withdrawals.articleId, row.id));
  const { title, standfirst, hero, published, translation, purpose } = article;
  // Readers of the rules want to know of which day they are; of an article they are told of corrections, not of commas.
  const isTold = ready.change.correction || (purpose !== null && state === 'published');
  const updatedAt = isTold ? at : row.updatedAt;
  await putArticle(
    tx,
    {
      edition,
      slug,
      title,
      standfirst,
      body: ready.html,
      words: ready.words,
      authorId,
      hero: hero?.src ?? null,
      heroAlt: hero?.alt ?? '',
      heroCaption: hero?.caption ?? '',
      heroCredit: hero?.credit ?? '',
      publishedAt: published,
      updatedAt: updatedAt && updatedAt >= published ? updatedAt : null,
      translationSlug: translation ?? null,
      purpose,
      draft: null,
    },
    { topics: [...topicIds], coauthors },
    row,
  );
}
