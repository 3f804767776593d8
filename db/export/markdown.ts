import { copyFile, mkdir, open, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { count } from 'drizzle-orm';
import { signatureOf } from '@/db/articles/save';
import { db } from '@/db/core/client';
import { addressOfPicture, pathOfPicture, pictureFilesIn } from '@/db/media/pictures';
import { comments } from '@/db/schema/comments';
import { readStored } from '@/db/site/stored-settings';
import { bodyWords } from '@/i18n/import-words';
import { SETTINGS_FILE, writeSettingsFile } from '@/lib/desk/settings-file';
import {
  AUTHORS_FRAME,
  serializeArticle,
  serializeAuthor,
  serializeTopics,
} from '@/lib/markdown/front-matter';
import type { TopicSource } from '@/lib/markdown/parse';
import { type MarkdownBody, writeMarkdown } from '@/lib/markdown/write';
import { siteSettings } from '@/runtime/site-settings';
import { editions, site } from '@/site.config';
import {
  type Author,
  allArticles,
  allAuthors,
  allTopics,
  countArticles,
  type ExportedArticle,
  newestArticleId,
} from './articles';
import { createFolderAtomic } from './atomic-output';
import { namesakes } from './authors';
import { countUnseen } from './drafts';

interface MarkdownExport {
  articles: number;
  drafts: number;
  authors: number;
  pictures: number;
  /** Not exported, since the format has no field for them. */
  left: { changes: number; versions: number; comments: number };
  /** Articles whose body does not round-trip through the import. */
  changed: string[];
  /** Pictures whose file is gone. */
  missing: string[];
}

/**
 * Exports every article, drafts as they are being written, as a Markdown file that the import reads, with the authors and the
 * pictures beside them, and the settings as /desk/site takes them back. Atomic: the folder appears when it is complete.
 * @param progress called after each article
 * @throws {UserError} when `target` exists
 */
export function exportMarkdown(
  target: string,
  progress: (done: number, total: number) => void = () => {},
): Promise<MarkdownExport> {
  return createFolderAtomic(target, async (folder) => {
    const writing = new ExportFolder(folder);
    await writing.begin();
    const newest = await newestArticleId();
    const { published, drafts } = await countArticles(newest);
    for await (const article of allArticles(newest)) {
      await writing.addArticle(article);
      progress(writing.done.articles + writing.done.drafts, published + drafts);
    }
    await writing.addAuthors();
    await writing.addTopics();
    await writeFile(path.join(folder, SETTINGS_FILE), writeSettingsFile(await readStored()));
    const [thread] = await db.select({ rows: count() }).from(comments);
    return { ...writing.done, left: { ...(await countUnseen()), comments: thread?.rows ?? 0 } };
  });
}

/** The folder of an export: articles by edition, lists of authors and topics, and `images`. */
class ExportFolder {
  readonly done = {
    articles: 0,
    drafts: 0,
    authors: 0,
    pictures: 0,
    changed: [] as string[],
    missing: [] as string[],
  };
  readonly #copied = new Set<string>();
  #namesakes: ReadonlySet<string> = new Set();

  constructor(readonly folder: string) {}

  async begin(): Promise<void> {
    for (const name of ['images', ...editions]) await mkdir(path.join(this.folder, name));
    this.#namesakes = await namesakes();
  }

  async addArticle(article: ExportedArticle): Promise<void> {
    const { edition, slug, body } = article;
    for (const file of pictureFilesIn(body)) await this.#copy(file);
    const { markdown, isSame } = bodyOf(article);
    const file = path.join(edition, `${slug}.md`);
    const text = serializeArticle(
      {
        edition,
        slug,
        markdown,
        title: article.title,
        purpose: article.purpose,
        author: isUnsigned(article) ? '' : this.#nameOf(article.author),
        coauthors: article.purpose === null ? article.coauthors.map((author) => this.#nameOf(author)) : [],
        published: article.publishedAt,
        updated: article.updatedAt ?? undefined,
        standfirst: article.standfirst,
        topics: article.topics.map(({ name }) => name),
        hero:
          article.hero === null
            ? undefined
            : {
                src: `../${await this.#copy(article.hero)}`,
                alt: article.heroAlt,
                caption: article.heroCaption,
                credit: article.heroCredit,
              },
        comments: article.commentsOpen ? 'open' : 'closed',
        translation: article.translationSlug ?? undefined,
        draft: article.draft !== null,
      },
      siteSettings().dates.timeZone,
    );
    await writeFile(path.join(this.folder, file), text, { flag: 'wx' });
    this.done[article.draft === null ? 'articles' : 'drafts'] += 1;
    if (!isSame) this.done.changed.push(file);
  }

  /** The import looks an author up by name; namesakes need the slug. */
  #nameOf({ edition, name, slug }: Pick<Author, 'edition' | 'name' | 'slug'>): string {
    return this.#namesakes.has(`${edition} ${name}`) ? slug : name;
  }

  async addAuthors(): Promise<void> {
    const place = path.join(this.folder, 'authors.md');
    const file = await open(place, 'wx');
    try {
      await file.write(AUTHORS_FRAME.start);
      for await (const { portrait, gender, ...author } of allAuthors()) {
        const picture = portrait === null ? undefined : await this.#copy(portrait);
        await file.write(serializeAuthor({ ...author, portrait: picture, gender: gender ?? undefined }));
        this.done.authors += 1;
      }
      await file.write(AUTHORS_FRAME.end);
    } finally {
      await file.close();
    }
    // The import rejects an empty list.
    if (this.done.authors === 0) await rm(place);
  }

  /** What articles do not say of their topics. */
  async addTopics(): Promise<void> {
    const topics: TopicSource[] = [];
    for await (const { name, edition, description, position } of allTopics())
      if (description !== '' || position !== null)
        topics.push({ name, edition, description, position: position ?? undefined });
    if (topics.length > 0)
      await writeFile(path.join(this.folder, 'topics.md'), serializeTopics(topics), { flag: 'wx' });
  }

  /** Copies a picture once; returns its path in the folder. */
  async #copy(name: string): Promise<string> {
    const place = `images/${name}`;
    if (this.#copied.has(name)) return place;
    this.#copied.add(name);
    try {
      await copyFile(pathOfPicture(name) ?? '', path.join(this.folder, place));
      this.done.pictures += 1;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      this.done.missing.push(name);
    }
    return place;
  }
}

/** A page that names no author. */
function isUnsigned({ edition, purpose, author }: ExportedArticle): boolean {
  return purpose !== null && author.name === signatureOf(edition);
}

function bodyOf({ edition, body }: ExportedArticle): MarkdownBody {
  const names = new Map(pictureFilesIn(body).map((file) => [addressOfPicture(file), `../images/${file}`]));
  return writeMarkdown(body, {
    direction: site.editions[edition].dir,
    words: bodyWords[edition],
    pictureAt: (src) => names.get(src) ?? src,
  });
}
