import { and, eq } from 'drizzle-orm';
import { mayKeepNumbers, nextNumber } from '@/db/comments/imported-numbers';
import { sameTextKey } from '@/db/comments/tokens';
import { markShown, refreshThread } from '@/db/comments/transitions';
import type { Transaction } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { findOrigin, findOrigins, keepOrigins, type NewOrigin } from '@/db/import/origins';
import type { articles } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { importWords } from '@/i18n/import-words';
import { emptyThread, type ImportNote, note } from '@/lib/import/report';
import { commentHash, commentText, statusOf } from '@/lib/wordpress/read/comment';
import { brokenLetters } from '@/lib/wordpress/read/post';
import { type ExportedPlace, type OrderedPlace, planThread } from '@/lib/wordpress/read/thread-order';
import type { WxrComment, WxrPost } from '@/lib/wordpress/read/wxr-fields';
import { bylineOf } from './byline';
import { type Commenters, commentRow } from './comment-row';
import type { ImportContext } from './context';
import { earlierParents, type StoredRow, storedRows } from './earlier-comments';

type Article = typeof articles.$inferSelect;
type Text = ReturnType<typeof commentText>;

/** Comments in one transaction, so that a long thread does not block other writers. */
const CHUNK_SIZE = 200;

interface NewComment {
  comment: WxrComment;
  place: OrderedPlace;
  hash: string;
  text: Text;
}

export async function readThread(context: ImportContext, post: WxrPost): Promise<IncomingThread> {
  const { staging, edition, team } = context;
  const byline = await bylineOf(context, post);
  const authors = new Map(byline.flatMap(({ id, login }) => (id === 0 ? [] : [[id, login]])));
  const commenters = { nameless: importWords[edition].nameless, authors, team };
  const places = await staging.comments.places(post);
  return new IncomingThread(context, post, commenters, places, await earlierParents(context, places));
}

/** The comments of one post, imported in chunks within the caller's transactions. */
class IncomingThread {
  readonly tally = emptyThread();
  readonly notes: ImportNote[] = [];
  readonly #rows = new Map<number, StoredRow>();
  readonly #shown: ReadonlySet<number>;
  readonly #places: OrderedPlace[];
  #keepNumbers: boolean | undefined;

  constructor(
    readonly context: ImportContext,
    readonly post: WxrPost,
    readonly commenters: Commenters,
    places: readonly ExportedPlace[],
    earlier: ReadonlySet<number>,
  ) {
    ({ places: this.#places, shown: this.#shown } = planThread(places, this.notes, earlier));
  }

  /** Parents come before their replies. */
  chunks(): OrderedPlace[][] {
    const count = Math.ceil(this.#places.length / CHUNK_SIZE);
    return Array.from({ length: count }, (_, at) =>
      this.#places.slice(at * CHUNK_SIZE, (at + 1) * CHUNK_SIZE),
    );
  }

  /** Inserts new comments, updates those that changed there and not here, and recounts the thread. */
  async importChunk(tx: Transaction, article: Article, chunk: readonly OrderedPlace[]): Promise<void> {
    const { staging, source } = this.context;
    const ids = chunk.map(({ id }) => id);
    const parents = chunk.flatMap(({ parent }) => (parent === 0 ? [] : [parent]));
    const known = await findOrigins(tx, source, 'comment', [...new Set([...ids, ...parents])]);
    const texts = await staging.comments.byId(this.post, ids);
    const byId = new Map(texts.map((text) => [text.id, text]));
    for (const [id, row] of await storedRows(tx, article.id, known)) this.#rows.set(id, row);
    const added: NewComment[] = [];
    let changed = false;
    for (const place of chunk) {
      const comment = byId.get(place.id);
      if (!comment) continue;
      const text = this.#commentText(comment);
      if (!text) continue;
      const { state } = statusOf(comment.approved);
      this.tally.states[state] += 1;
      const hash = commentHash(comment, place.parent);
      const origin = known.get(place.id);
      if (origin?.hash === hash) this.tally.unchanged += 1;
      else if (origin?.target)
        changed = (await this.#update(tx, origin.target, comment, text, hash)) || changed;
      else added.push({ comment, place, hash, text });
    }
    if (added.length > 0) await this.#add(tx, article, added);
    if (added.length > 0 || changed) await refreshThread(tx, article);
  }

  #commentText(comment: WxrComment): Text | null {
    const { name, body } = commentText(comment);
    if (body === '') note(this.notes, 'comments-empty');
    else if (comment.cut) note(this.notes, 'comments-cut');
    if (this.context.staging.isBroken)
      note(this.notes, 'broken-letters', undefined, brokenLetters(name, body));
    return body === '' ? null : { name: name || this.commenters.nameless, body };
  }

  /** Updates a comment unless it was edited or moderated here. */
  async #update(
    tx: Transaction,
    id: number,
    comment: WxrComment,
    text: Text,
    hash: string,
  ): Promise<boolean> {
    const verdict = statusOf(comment.approved);
    const shown = verdict.state === 'published' ? { shown: true } : {};
    const renewed = await tx
      .update(comments)
      .set({ ...text, ...verdict, ...shown, sameText: sameTextKey(text.body) })
      .where(and(eq(comments.id, id), eq(comments.revision, 1)))
      .returning({ id: comments.id });
    if (renewed.length === 0) {
      this.tally.unchanged += 1;
      note(this.notes, 'changed-here');
      return false;
    }
    this.tally.updated += 1;
    await markShown(tx, id);
    await invalidateTags(tx, [tags.comment(id)]);
    await keepOrigins(tx, this.context.source, 'comment', [{ origin: comment.id, target: id, hash }]);
    return true;
  }

  async #add(tx: Transaction, article: Article, added: readonly NewComment[]): Promise<void> {
    this.#keepNumbers ??= this.#rows.size === 0 && (await mayKeepNumbers(tx, this.#places));
    let next = this.#keepNumbers ? 0 : await nextNumber(tx);
    const rows: (typeof comments.$inferInsert)[] = [];
    const origins: NewOrigin[] = [];
    for (const { comment, place, hash, text } of added) {
      const id = this.#keepNumbers ? comment.id : next++;
      const parent = this.#rows.get(place.parent);
      // The parent was left out, since it had no text.
      if (place.parent !== 0 && !parent) note(this.notes, 'parents-missing');
      this.#rows.set(comment.id, { id, rootId: parent?.rootId ?? id, depth: parent ? parent.depth + 1 : 0 });
      const shown = this.#shown.has(comment.id);
      const row = commentRow(article, this.context.source, this.commenters, comment, text, {
        id,
        parent,
        shown,
      });
      rows.push({ ...row, authorId: await this.#authorOf(tx, article, comment) });
      origins.push({ origin: comment.id, target: id, hash });
    }
    await tx.insert(comments).values(rows);
    await keepOrigins(tx, this.context.source, 'comment', origins);
    // A new comment may make its ancestors from an earlier import visible.
    for (const { place } of added) {
      const parent = this.#rows.get(place.parent);
      if (parent?.before && this.#shown.has(place.id)) await markShown(tx, parent.id);
    }
    this.tally.added += added.length;
  }

  /** The author here who wrote a comment as one of the article's. */
  async #authorOf(tx: Transaction, { edition }: Article, { userId }: WxrComment): Promise<number | null> {
    const login = this.commenters.authors.get(userId);
    if (login === undefined) return null;
    return (await findOrigin(tx, this.context.source, 'author', `${edition}:${login}`))?.target ?? null;
  }
}
