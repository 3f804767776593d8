import { isUtf8 } from 'node:buffer';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type SaveOutcome, saveArticle, saveAuthor } from '@/db/articles/save';
import { type Run, rollbackAfter } from '@/db/core/dry-run';
import { write } from '@/db/core/write-queue';
import { addressOfPicture } from '@/db/media/pictures';
import type { StoredPicture } from '@/db/media/store';
import { images } from '@/db/schema/articles';
import { bodyWords } from '@/i18n/import-words';
import type { BodyPicture } from '@/lib/html/body-figures';
import type { Problem } from '@/lib/import/mistake';
import { readSource, type Source } from '@/lib/markdown/parse';
import { imagesIn, renderBody } from '@/lib/markdown/render';
import { pathFor } from '@/lib/site/paths';
import { site } from '@/site.config';
import { type LookedThrough, lookThrough, type NamedPicture, storePictures } from './pictures';

/** What became of one file. */
export type FileResult = TakenFile | { file: string; problems: Problem[] };

export interface TakenFile {
  file: string;
  outcome: SaveOutcome;
  /** Of the article; the names of a list of authors. */
  title: string;
  /** The article's address. */
  path: string | null;
  /** How many of its pictures are new here, and how many were here before. */
  pictures: { stored: number; known: number };
}

export interface MarkdownOptions {
  /** Find out what would become of every file, and change nothing. */
  dryRun?: boolean;
  progress?: (phase: 'files' | 'posts', done: number, total: number) => void;
}

type Authors = Extract<Source, { kind: 'authors' }>;
type Article = Extract<Source, { kind: 'article' }>;

/**
 * Takes in a Markdown file, or every Markdown file of a folder and the folders in it: authors first, so that articles
 * find them. A file with a problem is left out whole and reported; the others go in.
 * @throws when there is nothing at `target`
 */
export async function* importMarkdown(
  target: string,
  { dryRun = false, progress = () => {} }: MarkdownOptions = {},
): AsyncGenerator<FileResult> {
  const files = await markdownFiles(target);
  const folder = files.length === 1 && files[0] === target ? path.dirname(target) : target;
  const taking = new Taking(folder, dryRun);
  // Articles are read again when their turn comes: all at once would fill the memory.
  const articles: string[] = [];
  for (const [index, file] of files.entries()) {
    const source = await readFileAsSource(file);
    if (source.kind === 'problems') yield { file, problems: source.problems };
    else if (source.kind === 'article') articles.push(file);
    else yield await attempt(file, () => taking.authors(file, source));
    progress('files', index + 1, files.length);
  }
  for (const [index, file] of articles.entries()) {
    yield await attempt(file, async () => {
      const source = await readFileAsSource(file);
      if (source.kind !== 'article') return { file, problems: [{ line: 1, kind: 'changed-meanwhile' }] };
      return taking.article(file, source);
    });
    progress('posts', index + 1, articles.length);
  }
}

async function markdownFiles(target: string): Promise<string[]> {
  if ((await stat(target)).isFile()) return [target];
  const entries = await readdir(target, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .filter((entry) => entry.name.endsWith('.md') && !entry.name.startsWith('.'))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

async function readFileAsSource(file: string): Promise<Source> {
  try {
    const bytes = await readFile(file);
    if (isUtf8(bytes)) return readSource(bytes.toString());
    return { kind: 'problems', problems: [{ line: 1, kind: 'encoding', values: { encoding: 'UTF-8' } }] };
  } catch (error) {
    return { kind: 'problems', problems: [unforeseen(error)] };
  }
}

/** What nobody foresaw is a problem of the one file, too. */
async function attempt(file: string, work: () => Promise<FileResult>): Promise<FileResult> {
  try {
    return await work();
  } catch (error) {
    return { file, problems: [unforeseen(error)] };
  }
}

function unforeseen(error: unknown): Problem {
  return { line: 1, kind: 'failed', quote: (error as Error).message };
}

/** What the files of one import have in common. */
class Taking {
  /** Which file has an address already: another would replace it without a word. */
  readonly #claims = { authors: new Map<string, string>(), articles: new Map<string, string>() };
  /** Pictures that were not here before. */
  readonly #newPictures = new Set<string>();

  constructor(
    readonly folder: string,
    readonly dryRun: boolean,
  ) {}

  async authors(file: string, { authors, lines }: Authors): Promise<FileResult> {
    const problems: Problem[] = [];
    const named: NamedPicture[] = [];
    for (const [index, author] of authors.entries()) {
      const { slug, picture } = lines[index] ?? { slug: 1, picture: 1 };
      const first = claim(this.#claims.authors, author, file);
      if (first) problems.push({ line: slug, field: 'slug', kind: 'author-taken', values: { file: first } });
      if (author.portrait) named.push({ src: author.portrait, line: picture, as: 'portrait' });
    }
    const looked = await lookThrough(this.folder, file, named);
    problems.push(...looked.problems);
    if (problems.length > 0) return { file, problems };
    const { stored, pictures, run } = await this.#takePictures(file, looked);
    const outcomes: SaveOutcome[] = [];
    for (const author of authors)
      outcomes.push(await saveAuthor(author, stored.get(author.portrait ?? '')?.file ?? null, run));
    const outcome = outcomes.find((one) => one !== 'unchanged') ?? 'unchanged';
    return { file, outcome, title: authors.map(({ name }) => name).join('، '), path: null, pictures };
  }

  async article(file: string, { article, lines }: Article): Promise<FileResult> {
    const problems: Problem[] = [];
    const { edition, slug, title } = article;
    const first = claim(this.#claims.articles, article, file);
    if (first)
      problems.push({ line: lines.slug, field: 'slug', kind: 'address-taken', values: { file: first } });
    const named: NamedPicture[] = imagesIn(article.markdown).map(({ src, line }) => ({
      src,
      line: article.bodyLine + line - 1,
    }));
    if (article.hero) named.push({ src: article.hero.src, line: lines.picture, as: 'hero' });
    const looked = await lookThrough(this.folder, file, named);
    problems.push(...looked.problems);
    if (problems.length > 0) return { file, problems };

    const { stored, pictures, run } = await this.#takePictures(file, looked);
    const shown = new Map<string, BodyPicture>();
    for (const [src, { file: name, width, height }] of stored)
      shown.set(src, { src: addressOfPicture(name), width, height });
    const body = renderBody(article.markdown, {
      direction: site.editions[edition].dir,
      pictures: shown,
      words: bodyWords[edition],
    });
    const heroFile = stored.get(article.hero?.src ?? '')?.file ?? null;
    const outcome = await saveArticle({ ...article, html: body.html, words: body.words, heroFile }, run);
    return { file, outcome, title, path: pathFor(edition, 'articles', slug), pictures };
  }

  /** Stores the pictures of a file; in a trial they are there only while the file is tried out. */
  async #takePictures(file: string, { pictures: looked }: LookedThrough) {
    const pictures = { stored: 0, known: 0 };
    for (const { picture, kept } of new Map(
      [...looked.values()].map((one) => [one.picture.file, one]),
    ).values()) {
      const isNew = !kept && !this.#newPictures.has(picture.file);
      if (isNew) this.#newPictures.add(picture.file);
      pictures[isNew ? 'stored' : 'known'] += 1;
    }
    if (!this.dryRun)
      return { stored: await storePictures(this.folder, file, looked.keys()), pictures, run: write };
    const stored = new Map<string, StoredPicture>([...looked].map(([src, { picture }]) => [src, picture]));
    const run: Run = (work) =>
      rollbackAfter(async (tx) => {
        const rows = [...stored.values()];
        if (rows.length > 0) await tx.insert(images).values(rows).onConflictDoNothing();
        return work(tx);
      });
    return { stored, pictures, run };
  }
}

/** Takes an address for a file; gives the file that has it already. */
function claim(
  taken: Map<string, string>,
  { edition, slug }: { edition: string; slug: string },
  file: string,
): string | undefined {
  const address = `${edition}/${slug}`;
  const first = taken.get(address);
  if (first === undefined) taken.set(address, file);
  return first;
}
