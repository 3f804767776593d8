import { isUtf8 } from 'node:buffer';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { imagesIn, renderBody } from '@/lib/article-body';
import { type Problem, readSource, type Source } from '@/lib/article-source';
import type { Picture } from '@/lib/body-figures';
import { site } from '@/site.config';
import { bodyWords } from './import-words';
import { addressOfPicture } from './pictures';
import { type NamedPicture, problemsOf, storePictures } from './pictures-beside';
import { type Outcome, saveArticle, saveAuthor } from './publishing';

/** What became of one file. */
export type FileResult = { file: string; outcome: Outcome } | { file: string; problems: Problem[] };

type Authors = Extract<Source, { kind: 'authors' }>;
type Article = Extract<Source, { kind: 'article' }>;

/**
 * Takes in a Markdown file, or every Markdown file of a folder and the folders in it: authors first, so that articles
 * find them. A file with a problem is left out whole and reported; the others go in.
 * @throws when there is nothing at `target`
 */
export async function* importMarkdown(target: string): AsyncGenerator<FileResult> {
  const taken = { authors: new Map<string, string>(), articles: new Map<string, string>() };
  const articles: { file: string; source: Article }[] = [];
  for (const file of await markdownFiles(target)) {
    const source = await readFileAsSource(file);
    if (source.kind === 'problems') yield { file, problems: source.problems };
    else if (source.kind === 'article') articles.push({ file, source });
    else yield await attempt(file, () => importAuthors(file, source, taken.authors));
  }
  for (const { file, source } of articles)
    yield await attempt(file, () => importArticle(file, source, taken.articles));
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
    return { kind: 'problems', problems: [{ line: 1, reason: 'the file is not UTF-8 text' }] };
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
  return { line: 1, reason: `the file cannot be taken in: ${(error as Error).message}` };
}

async function importAuthors(
  file: string,
  { authors, lines }: Authors,
  taken: Map<string, string>,
): Promise<FileResult> {
  const problems: Problem[] = [];
  const named: NamedPicture[] = [];
  for (const [index, author] of authors.entries()) {
    const { slug, picture } = lines[index] ?? { slug: 1, picture: 1 };
    const first = claim(taken, author, file);
    if (first) problems.push({ line: slug, reason: `slug: ${first} has this author already` });
    if (author.portrait) named.push({ src: author.portrait, line: picture, as: 'portrait' });
  }
  problems.push(...(await problemsOf(file, named)));
  if (problems.length > 0) return { file, problems };
  const portraits = await storePictures(file, named);
  const outcomes: Outcome[] = [];
  for (const author of authors)
    outcomes.push(await saveAuthor(author, portraits.get(author.portrait ?? '')?.file ?? null));
  const changed = outcomes.find((outcome) => outcome !== 'unchanged');
  return { file, outcome: changed ?? 'unchanged' };
}

async function importArticle(
  file: string,
  { article, lines }: Article,
  taken: Map<string, string>,
): Promise<FileResult> {
  const problems: Problem[] = [];
  const first = claim(taken, article, file);
  if (first) problems.push({ line: lines.slug, reason: `slug: ${first} has this address already` });
  const named: NamedPicture[] = imagesIn(article.markdown).map(({ src, line }) => ({
    src,
    line: article.bodyLine + line - 1,
  }));
  if (article.hero) named.push({ src: article.hero.src, line: lines.picture, as: 'hero' });
  problems.push(...(await problemsOf(file, named)));
  if (problems.length > 0) return { file, problems };

  const stored = await storePictures(file, named);
  const pictures = new Map<string, Picture>();
  for (const [src, { file: name, width, height }] of stored)
    pictures.set(src, { src: addressOfPicture(name), width, height });
  const body = renderBody(article.markdown, {
    direction: site.editions[article.edition].dir,
    pictures,
    words: bodyWords[article.edition],
  });
  const outcome = await saveArticle({
    ...article,
    html: body.html,
    words: body.words,
    heroFile: stored.get(article.hero?.src ?? '')?.file ?? null,
  });
  return { file, outcome };
}

/** Takes an address for a file; gives the file that has it already, which this one would replace without a word. */
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
