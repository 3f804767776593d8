import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { AuthorNote } from '@/lib/author-notes';
import { queryKey } from '@/lib/former-address';
import {
  addToTotals,
  emptyThread,
  emptyTotals,
  type ImportNote,
  type ImportTotals,
  type PostReport,
} from '@/lib/import-report';
import { pathFor } from '@/lib/slug';
import { editionFor, isArticle, titleOf } from '@/lib/wordpress-post';
import type { WxrPost } from '@/lib/wxr-fields';
import { type Edition, editions, site } from '@/site.config';
import { db, type Transaction, write } from './client';
import { reserveNumbers } from './comment-numbers';
import { importWords } from './import-words';
import type { Moving } from './moving';
import { findOrigin } from './origins';
import { addRedirects } from './redirects';
import type { articles } from './schema';
import { attachedTo, heroOf, picturesOf, shownPictures } from './shown-pictures';
import { Staging } from './staging';
import { type ReadyPost, readyPost, storePost } from './wordpress-articles';
import { IncomingThread } from './wordpress-comments';
import { addressesOf, bringPictures, knownPicture, type PictureSources } from './wordpress-pictures';

/** Changes when the same export would come in differently: what came in before is then made anew. */
const VERSION = 1;

/** So many posts in a row that nothing can be done with are no fault of the posts. */
const MOST_FAILURES = 20;

export interface MoveOptions extends PictureSources {
  /** The edition of posts whose language nobody wrote; the site's language decides where it is left out. */
  edition?: Edition;
  authors?: readonly AuthorNote[];
  /** Find out what would become of everything, and change nothing. */
  dryRun?: boolean;
  progress?: (phase: 'read' | 'pictures' | 'posts', done: number, total: number) => void;
}

export interface Moved {
  totals: ImportTotals;
  /** What in the file was not quite XML, and how much of it has no number. */
  file: { tolerated: Staging['tolerated']; read: Staging['read'] };
  site: { title: string; address: string };
}

/**
 * Takes in a WordPress export. Safe to repeat: what came in before and has not changed is passed over, so that one that
 * was stopped goes on where it was.
 * @param onPost told what became of each post, in the order of their numbers
 * @throws XmlError when the file is no export, or a broken one; nothing is taken in then
 */
export async function importWordPress(
  file: string,
  options: MoveOptions,
  onPost: (report: PostReport) => void | Promise<void>,
): Promise<Moved> {
  const { progress = () => {} } = options;
  const { size } = await stat(file);
  const staging = await Staging.open();
  try {
    await staging.fill(createReadStream(file, { highWaterMark: 1 << 18 }), (bytes) =>
      progress('read', bytes, size),
    );
    progress('read', size, size);
    const move = new Move(staging, options);
    const totals = emptyTotals();
    await move.begin();
    totals.pictures = await move.pictures();
    await move.posts(async (report) => {
      addToTotals(totals, report);
      await onPost(report);
    });
    await move.attachmentPages();
    const { title, address } = staging.site;
    return { totals, file: { tolerated: staging.tolerated, read: staging.read }, site: { title, address } };
  } finally {
    staging.close();
  }
}

/** Undoes a transaction whose result is wanted all the same. */
const UNDO = Symbol('undo');

class Move {
  readonly #moving: Moving;
  readonly #progress: NonNullable<MoveOptions['progress']>;
  #team: ReadonlySet<number> = new Set();

  constructor(
    readonly staging: Staging,
    readonly options: MoveOptions,
  ) {
    const { address, language } = staging.site;
    const edition = options.edition ?? editionFor(language.toLowerCase(), editions) ?? site.defaultEdition;
    const source = address.replace(/^https?:\/\//, '').replace(/\/+$/, '') || 'wordpress';
    this.#moving = { staging, source, edition, authors: options.authors ?? [], settled: new Map() };
    this.#progress = options.progress ?? (() => {});
  }

  async begin(): Promise<void> {
    this.#team = await this.staging.authorIds();
    const newest = await this.staging.newestComment();
    await this.#write((tx) => reserveNumbers(tx, newest));
  }

  /** Runs in a transaction, which a dry run then undoes. */
  async #write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (!this.options.dryRun) return write(work);
    let result: { value: T } | undefined;
    await write(async (tx) => {
      result = { value: await work(tx) };
      throw UNDO;
    }).catch((error) => {
      this.#moving.settled.clear();
      if (error !== UNDO) throw error;
    });
    return (result as { value: T }).value;
  }

  /** Brings in every picture that a new or changed post shows. */
  async pictures(): Promise<ImportTotals['pictures']> {
    for await (const post of this.staging.posts()) {
      if (!isArticle(post.type) || (await this.#isUnchanged(post))) continue;
      for (const picture of await shownPictures(this.staging, post)) await this.staging.wantPicture(picture);
    }
    const total = await this.staging.countPictures();
    if (this.options.dryRun) return { stored: 0, known: 0, missing: 0, wanted: total };
    let done = 0;
    const progress = () => this.#progress('pictures', ++done, total);
    return {
      ...(await bringPictures(this.staging, this.#moving.source, this.options, progress)),
      wanted: total,
    };
  }

  async posts(onPost: (report: PostReport) => Promise<void>): Promise<void> {
    const total = await this.staging.countPosts();
    let done = 0;
    let failures = 0;
    for await (const post of this.staging.posts()) {
      const report = await this.#post(post).catch((error: Error): PostReport => {
        failures += 1;
        // What its transaction did is undone.
        this.#moving.settled.clear();
        if (failures >= MOST_FAILURES) throw error;
        return leftOut(post, 'failed', error.message);
      });
      if (report.outcome !== 'left-out') failures = 0;
      await onPost(report);
      this.#progress('posts', ++done, total);
    }
  }

  async #post(post: WxrPost): Promise<PostReport> {
    if (!isArticle(post.type)) return leftOut(post, 'post-type', post.type);
    const thread = emptyThread();
    const notes: ImportNote[] = [];
    const { source, edition } = this.#moving;
    const commenters = { nameless: importWords[edition].nameless, team: this.#team };
    const incoming = await IncomingThread.of(this.staging, source, post, commenters, thread, notes);
    incoming.writtenBy((await this.staging.author(post.creator))?.id ?? 0);
    const chunks = incoming.chunks();
    const unchanged = await this.#isUnchanged(post);
    const ready = unchanged ? null : await this.#ready(post);
    let article: typeof articles.$inferSelect | undefined = unchanged;
    let outcome: PostReport['outcome'] = 'unchanged';
    const store = async (tx: Transaction) => {
      if (!ready) return;
      const stored = await storePost(tx, this.#moving, ready);
      article = stored.article;
      outcome = stored.outcome;
    };
    const take = async (tx: Transaction, chunk: Parameters<IncomingThread['take']>[2]) => {
      if (article) await incoming.take(tx, article, chunk);
    };
    if (this.options.dryRun) {
      await this.#write(async (tx) => {
        await store(tx);
        for (const chunk of chunks) await take(tx, chunk);
      });
    } else {
      const first = chunks.next();
      if (ready || !first.done)
        await write(async (tx) => {
          await store(tx);
          if (!first.done) await take(tx, first.value);
        });
      for (const chunk of chunks) await write((tx) => take(tx, chunk));
    }
    if (!article) throw new Error('the article was not stored');
    const { draft, slug, title } = article;
    return {
      id: post.id,
      type: post.type,
      title,
      outcome,
      draft,
      path: pathFor(article.edition, 'articles', slug),
      thread,
      notes: [...(ready?.notes ?? []), ...notes],
    };
  }

  /** The article that a post became, when it would become the same again. */
  async #isUnchanged(post: WxrPost): Promise<typeof articles.$inferSelect | undefined> {
    const origin = await findOrigin(db, this.#moving.source, 'article', post.id);
    if (origin?.target == null || origin.hash !== (await this.#hash(post))) return;
    return db.query.articles.findFirst({ where: (row, { eq }) => eq(row.id, origin.target as number) });
  }

  async #hash(post: WxrPost): Promise<string> {
    const hero = await heroOf(this.staging, post);
    const whole = JSON.stringify([VERSION, this.#moving.edition, post, hero, this.#moving.authors.length]);
    return createHash('sha256').update(whole).digest('base64url');
  }

  async #ready(post: WxrPost): Promise<ReadyPost> {
    const { staging } = this;
    const { pictures, hero, missing } = await picturesOf(this.#moving, post);
    // A picture that was missing is asked for again by the next import.
    const hash = missing.length > 0 ? '' : await this.#hash(post);
    const attached = await attachedTo(staging, post);
    const ready = readyPost(this.#moving, post, pictures, { attached, hero, hash });
    // A trial fetches nothing, so it cannot know what will be missing.
    const known = this.options.dryRun ? [] : missing;
    return { ...ready, notes: [...ready.notes.filter(({ kind }) => kind !== 'missing-picture'), ...known] };
  }

  /** WordPress gave every picture a page: it leads to the article the picture was added to, else to the picture. */
  async attachmentPages(): Promise<void> {
    const { source } = this.#moving;
    for await (const attachment of this.staging.attachments()) {
      const { id, parent, link, attachmentUrl } = attachment;
      const article = parent === 0 ? undefined : await findOrigin(db, source, 'article', parent);
      const address = addressesOf('', this.staging.site.address, attachment);
      const picture = attachmentUrl && address ? await knownPicture(source, address.url) : undefined;
      const articleId = article?.target;
      const target = articleId != null ? { articleId } : picture ? { picture: picture.file } : undefined;
      if (target) await this.#write((tx) => addRedirects(tx, [link, queryKey('p', id)], target));
    }
  }
}

function leftOut(post: WxrPost, kind: 'post-type' | 'failed', name: string): PostReport {
  return {
    id: post.id,
    type: post.type,
    title: titleOf(post.title).title,
    outcome: 'left-out',
    draft: null,
    path: null,
    thread: emptyThread(),
    notes: [{ kind, name, count: 1 }],
  };
}
