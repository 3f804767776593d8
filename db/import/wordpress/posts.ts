import { createHash } from 'node:crypto';
import { db, type Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { findOrigin } from '@/db/redirects/import-sources';
import type { articles } from '@/db/schema/articles';
import { importWords } from '@/i18n/import-words';
import { emptyThread, type ImportNote, type PostReport } from '@/lib/import/report';
import { pathFor } from '@/lib/site/paths';
import { isArticle, titleOf } from '@/lib/wordpress/read/post';
import type { OrderedPlace } from '@/lib/wordpress/read/thread-order';
import type { WxrPost } from '@/lib/wordpress/read/wxr-fields';
import { type ReadyPost, readyPost, storePost } from './articles';
import { IncomingThread } from './comments';
import { type Moving, writeOrTry } from './context';
import { leadLinks } from './links';
import { attachedTo, heroOf, picturesOf } from './post-images';

type Article = typeof articles.$inferSelect;

/** Changes when the same export would come in differently: what came in before is then made anew. */
const VERSION = 3;

/**
 * Takes in a post with its thread; what came in before and has not changed is passed over.
 * @throws what keeps it out; nothing of it has changed then, but for whole parts of a long thread
 */
export async function takePost(moving: Moving, post: WxrPost): Promise<PostReport> {
  if (!isArticle(post.type)) return leftOut(post, { kind: 'post-type', name: post.type });
  const { staging, source, edition, team } = moving;
  const thread = emptyThread();
  const notes: ImportNote[] = [];
  const author = (await staging.author(post.creator))?.id ?? 0;
  const commenters = { nameless: importWords[edition].nameless, author, team };
  const incoming = await IncomingThread.of(staging, source, post, commenters, thread, notes);
  const unchanged = await unchangedArticle(moving, post);
  const made = unchanged ? undefined : await makeReady(moving, post);
  let article: Article | undefined = unchanged;
  let outcome: PostReport['outcome'] = 'unchanged';
  const store = async (tx: Transaction) => {
    if (made) ({ article, outcome } = await storePost(tx, moving, made.ready));
  };
  const take = async (tx: Transaction, chunk: readonly OrderedPlace[]) => {
    if (article && chunk.length > 0) await incoming.take(tx, article, chunk);
  };
  const [first, ...rest] = incoming.chunks();
  if (moving.dryRun) {
    await writeOrTry(moving, async (tx) => {
      await store(tx);
      for (const chunk of [first ?? [], ...rest]) await take(tx, chunk);
    });
  } else {
    if (made || first)
      await write(async (tx) => {
        await store(tx);
        await take(tx, first ?? []);
      });
    for (const chunk of rest) await write((tx) => take(tx, chunk));
  }
  if (!article) throw new Error('the article was not stored');
  return {
    id: post.id,
    type: post.type,
    title: article.title,
    outcome,
    draft: article.draft,
    path: pathFor(article.edition, 'articles', article.slug),
    thread,
    links: made?.links ?? 0,
    notes: [...(made?.ready.notes ?? []), ...notes],
  };
}

/** The article that a post became, when it would become the same again. */
export async function unchangedArticle(moving: Moving, post: WxrPost): Promise<Article | undefined> {
  const origin = await findOrigin(db, moving.source, 'article', post.id);
  if (origin?.target == null || origin.hash !== (await hashOf(moving, post))) return;
  return db.query.articles.findFirst({ where: (row, { eq }) => eq(row.id, origin.target as number) });
}

async function hashOf({ staging, edition }: Moving, post: WxrPost): Promise<string> {
  const hero = await heroOf(staging, post);
  const whole = JSON.stringify([VERSION, edition, post, hero]);
  return createHash('sha256').update(whole).digest('base64url');
}

async function makeReady(moving: Moving, post: WxrPost): Promise<{ ready: ReadyPost; links: number }> {
  const { pictures, hero, missing } = await picturesOf(moving, post);
  // A picture that was missing is asked for again by the next import.
  const hash = missing.length > 0 ? '' : await hashOf(moving, post);
  const attached = await attachedTo(moving.staging, post);
  const ready = readyPost(moving, post, pictures, { attached, hero, hash });
  const { html, links } = await leadLinks(
    moving,
    ready.edition,
    ready.html,
    post.link || moving.staging.site.address,
  );
  // A trial fetches nothing, so it cannot know what will be missing.
  const known = moving.dryRun ? [] : missing;
  const notes = [...ready.notes.filter(({ kind }) => kind !== 'missing-picture'), ...known];
  return { ready: { ...ready, html, notes }, links };
}

export function leftOut(post: WxrPost, why: Pick<ImportNote, 'kind' | 'name' | 'quote'>): PostReport {
  return {
    id: post.id,
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
