import { and, eq } from 'drizzle-orm';
import { putArticle } from '@/db/articles/save';
import type { Transaction } from '@/db/core/client';
import { findOrigin, keepOrigins } from '@/db/redirects/import-sources';
import { addRedirects } from '@/db/redirects/redirects';
import { articles } from '@/db/schema/articles';
import { bodyWords, importWords } from '@/i18n/import-words';
import { plainText } from '@/lib/html/plain-text';
import type { DraftReason } from '@/lib/import/draft-reason';
import { type ImportNote, note } from '@/lib/import/report';
import { MAX_SLUG_LENGTH } from '@/lib/site/slug';
import { cleanBody } from '@/lib/text/clean-text';
import { renderWordPressBody, type WordPressPicture } from '@/lib/wordpress/read/body';
import {
  editionFor,
  formerAddresses,
  languageOf,
  publishedTime,
  slugOf,
  titleOf,
  withheld,
  wordPressTime,
} from '@/lib/wordpress/read/post';
import type { WxrPost } from '@/lib/wordpress/read/wxr-fields';
import { type Edition, editions, site } from '@/site.config';
import { authorFor } from './authors';
import { type Moving, settle } from './context';
import type { KnownPicture } from './images';
import type { Staging } from './staging';
import { topicsOf } from './topics';

const STANDFIRST_LIMIT = 1000;

/** A post ready to be stored: everything that can be done before the database is locked. */
export interface ReadyPost {
  post: WxrPost;
  edition: Edition;
  title: string;
  draft: DraftReason | null;
  publishedAt: Date;
  html: string;
  words: number;
  standfirst: string;
  attached: readonly number[];
  hero: { picture: KnownPicture; alt: string; caption: string; credit: string } | null;
  /** Of everything it was made from. */
  hash: string;
  notes: ImportNote[];
}

/** Makes of a post what is stored; its pictures are here already, or will not come. */
export function readyPost(
  { edition: common }: Pick<Moving, 'edition'>,
  post: WxrPost,
  pictures: ReadonlyMap<string, WordPressPicture>,
  rest: Pick<ReadyPost, 'attached' | 'hero' | 'hash'>,
): ReadyPost {
  const notes: ImportNote[] = [];
  const language = languageOf(post);
  const spoken = language === undefined ? common : editionFor(language, editions);
  if (!spoken) note(notes, 'language-unknown', language);
  const edition = spoken ?? common;
  const time = publishedTime(post);
  if (!time) note(notes, 'date-missing');
  const { title, cut } = titleOf(post.title);
  if (cut || post.cut.includes('title')) note(notes, 'title-cut');
  if (title === '') note(notes, 'title-missing');
  for (const field of post.cut) if (field !== 'title') note(notes, 'too-long', field);
  const body = renderWordPressBody(post.content, {
    direction: site.editions[edition].dir,
    pictures,
    attached: rest.attached,
    words: bodyWords[edition],
  });
  for (const { kind, name, count } of body.notes) note(notes, kind, name, count);
  const own = withheld(post, time);
  return {
    post,
    edition,
    title: title || `${importWords[edition].untitled} ${post.id}`,
    draft: own ?? (spoken ? null : 'language'),
    publishedAt: time ?? new Date(0),
    html: body.html,
    words: body.words,
    standfirst: cleanBody(plainText(post.excerpt)).replace(/\s+/g, ' ').slice(0, STANDFIRST_LIMIT),
    notes,
    ...rest,
  };
}

/** Stores a post, its author, its topics and its old addresses. */
export async function storePost(tx: Transaction, moving: Moving, ready: ReadyPost) {
  const { post, edition, draft, publishedAt, hero, notes } = ready;
  const { staging, source } = moving;
  const author = (await staging.author(post.creator)) ?? {
    kind: 'author',
    id: 0,
    login: post.creator || source,
    name: post.creator || source,
  };
  const authorId = await settle(moving, `author ${edition} ${author.login}`, () =>
    authorFor(tx, moving, edition, author),
  );
  const topicIds = await topicsOf(tx, moving, ready);
  const known = await findOrigin(tx, source, 'article', post.id);
  const [existing] =
    known?.target == null ? [] : await tx.select().from(articles).where(eq(articles.id, known.target));
  const modified = wordPressTime(post.modifiedGmt);
  const values = {
    edition,
    slug: existing?.edition === edition ? existing.slug : await freeSlug(tx, staging, ready),
    title: ready.title,
    standfirst: ready.standfirst,
    body: ready.html,
    words: ready.words,
    authorId,
    hero: hero?.picture.file ?? null,
    heroAlt: hero?.alt ?? '',
    heroCaption: hero?.caption ?? '',
    heroCredit: hero?.credit ?? '',
    publishedAt,
    // WordPress gives every post one; only a later change is one to a reader.
    updatedAt: modified && modified > publishedAt ? modified : null,
    commentsOpen: post.commentsOpen,
    translationSlug: await translationSlug(staging, ready),
    draft,
    pinned: post.sticky,
  };
  const { id, outcome } = await putArticle(tx, values, topicIds, existing);
  await keepOrigins(tx, source, 'article', [{ origin: post.id, target: id, hash: ready.hash }]);
  const { own, also } = formerAddresses(post, moving.folder);
  const taken = await addRedirects(tx, own, { articleId: id });
  for (const address of taken) note(notes, 'address-taken', address);
  await addRedirects(tx, also, { articleId: id });
  const [article] = await tx.select().from(articles).where(eq(articles.id, id));
  if (!article) throw new Error('the article was not stored');
  return { article, outcome };
}

/** The post's slug, or the next free one with a number behind it. */
async function freeSlug(
  tx: Transaction,
  staging: Staging,
  { post, edition, title, notes }: ReadyPost,
): Promise<string> {
  const { slug, whole } = slugOf({ ...post, title });
  if (!whole) note(notes, 'slug-made-whole');
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : `-${number}`;
    const wish = `${slug.slice(0, MAX_SLUG_LENGTH - end.length).replace(/-$/, '')}${end}`;
    const [taken] = await tx
      .select({ id: articles.id })
      .from(articles)
      .where(and(eq(articles.edition, edition), eq(articles.slug, wish)));
    if (taken || !(await staging.claim(post.id, `${edition}/${wish}`))) continue;
    if (number > 1) note(notes, 'slug-taken', wish);
    return wish;
  }
}

async function translationSlug(staging: Staging, { post, edition }: ReadyPost): Promise<string | null> {
  for (const other of await staging.translations(post)) {
    const language = languageOf(other);
    const speaks = language && editionFor(language, editions);
    if (speaks && speaks !== edition) return slugOf({ ...other, title: titleOf(other.title).title }).slug;
  }
  return null;
}
