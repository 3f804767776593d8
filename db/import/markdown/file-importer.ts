import type { SaveOutcome } from '@/db/articles/put';
import { saveArticle, saveAuthor } from '@/db/articles/save';
import { saveTopics } from '@/db/articles/save-topics';
import { type Run, rollbackAfter } from '@/db/core/dry-run';
import { write } from '@/db/core/write-queue';
import { addressOfPicture } from '@/db/media/pictures';
import type { StoredPicture } from '@/db/media/store';
import { images } from '@/db/schema/articles';
import { bodyWords } from '@/i18n/import-words';
import type { BodyPicture } from '@/lib/html/body-figures';
import type { DraftReason } from '@/lib/import/draft-reason';
import type { FileProblem } from '@/lib/import/problem';
import type { Source } from '@/lib/markdown/parse';
import { markdownImages, renderBody } from '@/lib/markdown/render';
import { countFindings, type FindingCounts } from '@/lib/proofread/count';
import { articlePathFor } from '@/lib/site/paths';
import { site } from '@/site.config';
import { type CheckedPictures, checkPictures, type NamedPicture, storePictures } from './pictures';

type AuthorsFile = Extract<Source, { kind: 'authors' }>;
type TopicsFile = Extract<Source, { kind: 'topics' }>;
type ArticleFile = Extract<Source, { kind: 'article' }>;

export interface ImportedFile {
  outcome: SaveOutcome;
  /** Of the article; of a list of authors or topics, their names. */
  title: string;
  /** Null when it is published, and for a list of authors. */
  draft: DraftReason | null;
  /** Null for a list of authors. */
  path: string | null;
  pictures: { stored: number; known: number };
  /** What the proofreader finds in a new or changed article. */
  findings?: FindingCounts;
  /** Whether it was edited at the desk, and left as it is there. */
  isKept: boolean;
}

/** Imports file by file, and remembers the slugs and pictures of earlier files of the same import. */
export class FileImporter {
  /** The file that claimed a slug: a second one would overwrite it silently. */
  readonly #claims = { authors: new Map<string, string>(), articles: new Map<string, string>() };
  /** Pictures that this import added, or would add. */
  readonly #newPictures = new Set<string>();

  constructor(
    readonly folder: string,
    readonly dryRun: boolean,
  ) {}

  async importAuthors(file: string, { authors, lines }: AuthorsFile): Promise<ImportedFile | FileProblem[]> {
    const problems: FileProblem[] = [];
    const named: NamedPicture[] = [];
    for (const [index, author] of authors.entries()) {
      const { slug, picture } = lines[index] ?? { slug: 1, picture: 1 };
      const first = claim(this.#claims.authors, author, file);
      if (first) problems.push({ line: slug, field: 'slug', kind: 'author-taken', values: { file: first } });
      if (author.portrait) named.push({ src: author.portrait, line: picture, as: 'portrait' });
    }
    const checked = await checkPictures(this.folder, file, named);
    problems.push(...checked.problems);
    if (problems.length > 0) return problems;
    const { stored, pictures, run } = await this.#storePictures(file, checked);
    const outcomes: SaveOutcome[] = [];
    for (const author of authors)
      outcomes.push(await saveAuthor(author, stored.get(author.portrait ?? '')?.file ?? null, run));
    const outcome = outcomes.find((one) => one !== 'unchanged') ?? 'unchanged';
    return {
      outcome,
      title: authors.map(({ name }) => name).join('، '),
      draft: null,
      path: null,
      pictures,
      isKept: false,
    };
  }

  async importTopics({ topics }: TopicsFile): Promise<ImportedFile> {
    const run: Run = this.dryRun ? rollbackAfter : write;
    return {
      outcome: await saveTopics(topics, run),
      title: topics.map(({ name }) => name).join('، '),
      draft: null,
      path: null,
      pictures: { stored: 0, known: 0 },
      isKept: false,
    };
  }

  async importArticle(file: string, { article, lines }: ArticleFile): Promise<ImportedFile | FileProblem[]> {
    const problems: FileProblem[] = [];
    const { edition, title } = article;
    const first = claim(this.#claims.articles, article, file);
    if (first)
      problems.push({ line: lines.slug, field: 'slug', kind: 'address-taken', values: { file: first } });
    const named: NamedPicture[] = markdownImages(article.markdown).map(({ src, line }) => ({
      src,
      line: article.bodyLine + line - 1,
    }));
    if (article.hero) named.push({ src: article.hero.src, line: lines.picture, as: 'hero' });
    const checked = await checkPictures(this.folder, file, named);
    problems.push(...checked.problems);
    if (problems.length > 0) return problems;

    const { stored, pictures, run } = await this.#storePictures(file, checked);
    const shown = new Map<string, BodyPicture>();
    for (const [src, { file: name, width, height }] of stored)
      shown.set(src, { src: addressOfPicture(name), width, height });
    const body = renderBody(article.markdown, {
      direction: site.editions[edition].dir,
      pictures: shown,
      words: bodyWords[edition],
    });
    const heroFile = stored.get(article.hero?.src ?? '')?.file ?? null;
    const saved = await saveArticle({ ...article, html: body.html, words: body.words, heroFile }, run);
    const isKept = saved === 'kept';
    const outcome = isKept ? 'unchanged' : saved;
    const draft = article.draft ? ('draft' as const) : null;
    const isChanged = outcome !== 'unchanged';
    const findings = isChanged ? countFindings(article.markdown, site.proofreading, 'markdown') : {};
    return { outcome, isKept, findings, title, draft, path: articlePathFor(edition, article), pictures };
  }

  /** Stores the pictures of a file; a dry run inserts their rows in the transaction that is rolled back. */
  async #storePictures(file: string, { pictures: checked }: CheckedPictures) {
    const pictures = { stored: 0, known: 0 };
    const byFile = new Map([...checked.values()].map((one) => [one.picture.file, one]));
    for (const { picture, kept } of byFile.values()) {
      const isNew = !kept && !this.#newPictures.has(picture.file);
      if (isNew) this.#newPictures.add(picture.file);
      pictures[isNew ? 'stored' : 'known'] += 1;
    }
    if (!this.dryRun)
      return { stored: await storePictures(this.folder, file, checked.keys()), pictures, run: write };
    const stored = new Map<string, StoredPicture>([...checked].map(([src, { picture }]) => [src, picture]));
    const run: Run = (work) =>
      rollbackAfter(async (tx) => {
        const rows = [...stored.values()];
        if (rows.length > 0) await tx.insert(images).values(rows).onConflictDoNothing();
        return work(tx);
      });
    return { stored, pictures, run };
  }
}

/** Claims a slug for a file; returns the file that claimed it before. */
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
