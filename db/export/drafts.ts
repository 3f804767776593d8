/** Drafts as they are being written: their rows are empty, or older. */
import { and, eq, inArray } from 'drizzle-orm';
import { isSlugTaken } from '@/db/articles/former-slugs';
import { client, db } from '@/db/core/client';
import { authors, images } from '@/db/schema/articles';
import { workingCopies } from '@/db/schema/writing';
import { picturesIn } from '@/db/writing/read-working-copy';
import { bodyWords } from '@/i18n/import-words';
import { type ArticleFields, readHourToCome, readNames } from '@/lib/desk/article-fields';
import { escapeHtml } from '@/lib/html/escape';
import { decodeReferences } from '@/lib/html/plain-text';
import type { Body } from '@/lib/html/render';
import { NestingError, renderBody } from '@/lib/markdown/render';
import { isSlug, MAX_SLUG_LENGTH, slugify } from '@/lib/site/slug';
import { countWords } from '@/lib/text/arabic';
import { siteSettings } from '@/runtime/site-settings';
import { type Edition, site, toEdition } from '@/site.config';
import type { ExportedArticle } from './articles';

/**
 * Articles with the fields of the working copy in the place of a draft's own; what readers see goes out as they see it.
 * @param taken `edition/slug` of the drafts of this export, whose addresses the database does not hold apart
 */
export async function withWorkingCopies(
  page: readonly ExportedArticle[],
  taken: Set<string>,
): Promise<ExportedArticle[]> {
  const drafts = page.filter(({ draft }) => draft !== null).map(({ id }) => id);
  const copies = await db
    .select({ id: workingCopies.articleId, fields: workingCopies.fields })
    .from(workingCopies)
    .where(inArray(workingCopies.articleId, drafts));
  const fieldsOf = new Map(copies.map(({ id, fields }) => [id, fields]));
  const whole: ExportedArticle[] = [];
  for (const article of page) {
    const fields = fieldsOf.get(article.id);
    whole.push(fields ? await asTyped(article, fields, taken) : article);
  }
  return whole;
}

async function asTyped(
  article: ExportedArticle,
  fields: ArticleFields,
  taken: Set<string>,
): Promise<ExportedArticle> {
  const edition = toEdition(fields.edition);
  const text = (name: 'title' | 'standfirst' | 'heroAlt' | 'heroCaption' | 'heroCredit') =>
    decodeReferences(fields[name]).trim();
  const { html, words } = await bodyOf(fields.body, edition);
  const [hero] = await db.select({ file: images.file }).from(images).where(eq(images.file, fields.hero));
  const [author = article.author, ...coauthors] = await bylineOf(article, edition, readNames(fields.credits));
  const planned = readHourToCome(fields.publishAt, siteSettings().dates.timeZone, new Date());
  return {
    ...article,
    edition,
    slug: await slugOf(article, edition, fields, taken),
    title: text('title') || article.title,
    standfirst: text('standfirst'),
    body: html,
    words,
    author,
    authorId: author.id,
    coauthors,
    topics: readNames(fields.topics).map((name) => ({ name, slug: slugify(name) })),
    hero: hero?.file ?? null,
    heroAlt: text('heroAlt'),
    heroCaption: text('heroCaption'),
    heroCredit: text('heroCredit'),
    publishedAt: 'hour' in planned ? planned.hour : article.publishedAt,
    updatedAt: null,
    translationSlug: isSlug(fields.translation.trim()) ? fields.translation.trim() : null,
  };
}

/** What cannot be rendered goes out as it was typed, and keeps nothing else from going out. */
async function bodyOf(markdown: string, edition: Edition): Promise<Body> {
  try {
    const { pictures } = await picturesIn(markdown);
    const { dir: direction } = site.editions[edition];
    return renderBody(markdown, { direction, words: bodyWords[edition], pictures });
  } catch (error) {
    if (!(error instanceof NestingError)) throw error;
    return { html: `<pre><code>${escapeHtml(markdown)}</code></pre>`, words: countWords(markdown) };
  }
}

/** The typed address, or that of the title; with the draft's number behind one that is taken. */
async function slugOf(
  { id, slug }: ExportedArticle,
  edition: Edition,
  fields: ArticleFields,
  taken: Set<string>,
): Promise<string> {
  const typed = fields.slug.trim().normalize('NFC');
  const known = isSlug(slug) ? slug : slugify(decodeReferences(fields.title));
  const wish = isSlug(typed) ? typed : known;
  const end = `draft-${id}`;
  const isFree =
    isSlug(wish) &&
    !taken.has(`${edition}/${wish}`) &&
    !(await isSlugTaken(db, 'articles', id, { edition, slug: wish }));
  const free = isFree ? wish : slugify(`${wish.slice(0, MAX_SLUG_LENGTH - end.length - 1)} ${end}`);
  taken.add(`${edition}/${free}`);
  return free;
}

/** Who is to sign it; one who will be added with the article has the id 0. */
async function bylineOf({ author, coauthors }: ExportedArticle, edition: Edition, names: readonly string[]) {
  const known = await db
    .select()
    .from(authors)
    .where(and(eq(authors.edition, edition), inArray(authors.name, [...names])));
  const own = [author, ...coauthors].filter((one) => one.edition === edition);
  return names.map(
    (name) =>
      [...own, ...known].find((one) => one.name === name) ?? {
        ...author,
        id: 0,
        edition,
        name,
        slug: slugify(name),
      },
  );
}

/** How many published articles have changes that readers have not seen, and earlier versions: no form has a place for them. */
export async function countUnseen(): Promise<{ changes: number; versions: number }> {
  const { rows } = await client.execute(
    'select (select count(*) from working_copies w join articles a on a.id = w.article_id where a.draft is null and w.revision > w.published_revision) as changes, (select count(*) from article_versions) as versions',
  );
  return { changes: Number(rows[0]?.changes), versions: Number(rows[0]?.versions) };
}
