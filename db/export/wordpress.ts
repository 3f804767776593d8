import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { startWxr, WXR_END, writeWxrAuthor, writeWxrCategory } from '@/lib/wordpress/write/wxr';
import { settings } from '@/runtime/settings';
import { siteName } from '@/runtime/site-settings';
import { site } from '@/site.config';
import { allArticles, allTopics, countArticles, editionsInUse, newestArticleId } from './articles';
import { createFileAtomic } from './atomic-output';
import { assignLogins } from './authors';
import { countWithdrawn, hasTeamComments } from './comments';
import { countUnseen } from './drafts';
import { type ExportState, serializeItems } from './wordpress-items';

interface WordPressExport {
  articles: number;
  drafts: number;
  pictures: number;
  comments: number;
  /** Not exported. */
  withdrawn: number;
  unseen: { changes: number; versions: number };
}

/** Login of the newsroom's comments: WordPress ties every comment of the team to a user. */
const TEAM = 'newsroom';

/**
 * Streams the site as a WordPress export (WXR 1.2), in constant memory. Atomic: the file appears when it is complete.
 * It holds the commenters' e-mail addresses, as WordPress's own does, so only its owner can read it.
 * @param progress called after each article
 * @throws {UserError} when `target` exists
 */
export function exportWordPress(
  target: string,
  progress: (done: number, total: number) => void = () => {},
): Promise<WordPressExport> {
  return createFileAtomic(target, async (file) => {
    const done: WordPressExport = {
      articles: 0,
      drafts: 0,
      pictures: 0,
      comments: 0,
      withdrawn: await countWithdrawn(),
      unseen: await countUnseen(),
    };
    await pipeline(
      Readable.from(partsOf(done, progress)),
      createWriteStream(file, { flags: 'wx', mode: 0o600 }),
    );
    const written = await open(file, 'r+');
    await written.sync().finally(() => written.close());
    return done;
  });
}

async function* partsOf(
  done: WordPressExport,
  progress: (done: number, total: number) => void,
): AsyncGenerator<string> {
  const newest = await newestArticleId();
  const inUse = await editionsInUse();
  const [only] = inUse;
  const edition = only && inUse.length === 1 ? only : site.defaultEdition;
  yield startWxr({
    title: siteName(edition),
    address: settings.SITE_URL,
    language: site.editions[edition].lang,
    writtenAt: new Date(),
  });
  const logins = await assignLogins();
  for (const [id, { login, author }] of logins) yield writeWxrAuthor({ id, login, name: author.name });
  const team = Math.max(0, ...logins.keys()) + 1;
  if (await hasTeamComments()) yield writeWxrAuthor({ id: team, login: TEAM, name: siteName(edition) });
  for await (const topic of allTopics()) yield writeWxrCategory(topic);
  const { published, drafts } = await countArticles(newest);
  // Attachment ids continue after those of the articles.
  const state: ExportState = { next: newest + 1, team, isBilingual: inUse.length > 1, done };
  for await (const article of allArticles(newest)) {
    yield* serializeItems(article, (author) => logins.get(author)?.login ?? TEAM, state);
    progress(done.articles + done.drafts, published + drafts);
  }
  yield WXR_END;
}
