import { and, eq } from 'drizzle-orm';
import { findOrCreateTopic } from '@/db/articles/save';
import type { Transaction } from '@/db/core/client';
import { addRedirects } from '@/db/redirects/redirects';
import { topics } from '@/db/schema/articles';
import { plainText } from '@/lib/html/plain-text';
import { note } from '@/lib/import/report';
import { MAX_DESCRIPTION_LENGTH, MAX_NAME_LENGTH, MAX_TOPICS } from '@/lib/markdown/article-schema';
import { slugify } from '@/lib/site/slug';
import { cleanName } from '@/lib/text/clean-text';
import { truncate } from '@/lib/text/truncate';
import { permalinkKey, queryKey } from '@/lib/wordpress/permalinks';
import { isUncategorized } from '@/lib/wordpress/read/post';
import type { Edition } from '@/site.config';
import { getOrCreate, type ImportContext } from './context';
import type { PreparedPost } from './prepare';

/** Ids of a post's topics: categories, then tags; redirects from their old archives come along. */
export async function topicsOf(
  tx: Transaction,
  context: ImportContext,
  { post, edition, notes }: PreparedPost,
): Promise<number[]> {
  const shelves = ['category', 'post_tag'];
  const terms = post.terms.filter(({ taxonomy }) => shelves.includes(taxonomy));
  terms.sort((a, b) => shelves.indexOf(a.taxonomy) - shelves.indexOf(b.taxonomy));
  const ids = new Set<number>();
  for (const { taxonomy, slug, name } of terms) {
    const clean = cleanName(plainText(name)).slice(0, MAX_NAME_LENGTH);
    if (isUncategorized(clean) || slugify(clean) === '') continue;
    if (ids.size >= MAX_TOPICS) {
      note(notes, 'topics-left-out', clean);
      continue;
    }
    const topicId = await getOrCreate(context, `${taxonomy} ${edition} ${slug} ${clean}`, async () => {
      const id = await findOrCreateTopic(tx, edition, clean);
      await describeTopic(tx, id, (await context.staging.term(taxonomy, slug))?.description ?? '');
      await addRedirects(tx, await termAddresses(context, edition, taxonomy, slug), { topicId: id });
      return id;
    });
    ids.add(topicId);
  }
  return [...ids];
}

/** What the desk has written of a topic stays. */
async function describeTopic(tx: Transaction, id: number, source: string): Promise<void> {
  const line = truncate(cleanName(plainText(source)), MAX_DESCRIPTION_LENGTH);
  if (line === '') return;
  await tx
    .update(topics)
    .set({ description: line })
    .where(and(eq(topics.id, id), eq(topics.description, '')));
}

async function termAddresses(
  { staging, folder }: ImportContext,
  edition: Edition,
  taxonomy: string,
  slug: string,
): Promise<string[]> {
  const term = await staging.term(taxonomy, slug);
  const inLanguage = (path: string) => [`${folder}/${edition}${path}`, `${folder}${path}`];
  if (taxonomy === 'post_tag') return [...inLanguage(`/tag/${slug}/`), queryKey('tag', decodeSlug(slug))];
  const addresses = inLanguage(`/category/${slug}/`);
  // A category's URL may hold its ancestors.
  let path = slug;
  const seen = new Set([slug]);
  for (
    let above = term?.parent;
    above && !seen.has(above);
    above = (await staging.term(taxonomy, above))?.parent
  ) {
    seen.add(above);
    path = `${above}/${path}`;
    addresses.push(...inLanguage(`/category/${path}/`));
  }
  return term?.id ? [...addresses, queryKey('cat', term.id)] : addresses;
}

function decodeSlug(slug: string): string {
  return permalinkKey(`http://former.invalid/${slug}`)?.slice(1) ?? slug;
}
