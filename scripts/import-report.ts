/** The report of an import: one self-contained HTML file. */
import { once } from 'node:events';
import { createReadStream, createWriteStream, rmSync, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { reportWords } from '@/i18n/import-words';
import { escapeHtml } from '@/lib/html/escape';
import type { FileProblem } from '@/lib/import/problem';
import type { ImportKind, ImportNote, ImportResult, ItemReport, UnresolvedLink } from '@/lib/import/report';
import { sumOf } from '@/lib/proofread/count';
import { isolate } from '@/lib/text/bidi';
import { type Edition, site } from '@/site.config';

const STYLE = `
  :root { color-scheme: light dark; font: 1rem/1.7 system-ui, sans-serif; }
  body { max-inline-size: 72rem; margin: 2rem auto; padding-inline: 1rem; }
  h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-block-start: 2rem; }
  .wide { overflow-x: auto; } table { border-collapse: collapse; } .wide table { inline-size: 100%; }
  th, td { border-block-end: 1px solid color-mix(in srgb, currentcolor 25%, transparent); padding: 0.35rem 0.6rem; text-align: start; vertical-align: top; }
  td:nth-child(3) { min-inline-size: 6rem; } td ul { margin: 0; padding-inline-start: 1rem; } .trial { font-weight: bold; } .number { font-variant-numeric: tabular-nums; }
`;

const COLUMNS = {
  wordpress: ['number', 'title', 'outcome', 'comments', 'notes'],
  markdown: ['file', 'title', 'outcome', 'notes'],
} as const satisfies Record<ImportKind, string[]>;

/** The error message of a library or the system, after ours. */
function quoted(words = ''): string {
  return words && `: <bdi lang="en" dir="ltr">${escapeHtml(words)}</bdi>`;
}

/** Streams rows to a temporary file, so that memory does not grow with the import; `finish` adds the head. */
export class HtmlReport {
  readonly #rows: WriteStream;
  readonly #words: ReturnType<typeof reportWords>;

  constructor(
    readonly file: string,
    readonly edition: Edition,
    readonly siteUrl: string,
    /** Where it is read: the page of the desk that leads to it. */
    readonly back?: string,
  ) {
    this.#words = reportWords(edition);
    this.#rows = createWriteStream(this.#rowsFile, { mode: 0o600 });
  }

  /** One a process: of two imports at once, the first to finish would take the other's rows with its own. */
  get #rowsFile(): string {
    return `${this.file}.${process.pid}.rows`;
  }

  async add({ id, title, outcome, draft, path, thread, notes, findings = {} }: ItemReport): Promise<void> {
    const { t, format } = this.#words;
    const became = draft ? `${t(`outcomes.${outcome}`)} (${t(`draft.${draft}`)})` : t(`outcomes.${outcome}`);
    const comments = thread && Object.values(thread.states).reduce((sum, count) => sum + count, 0);
    const remarks = sumOf(findings);
    const language = remarks > 0 ? [escapeHtml(t('findingsCount', { count: remarks }))] : [];
    const row = [
      typeof id === 'number'
        ? `<td class="number">${id}</td>`
        : `<td><bdi dir="ltr">${escapeHtml(id)}</bdi></td>`,
      `<td>${this.#title(title, draft ? null : path)}</td>`,
      `<td>${escapeHtml(became)}</td>`,
      ...(comments === undefined ? [] : [`<td class="number">${format.number(comments)}</td>`]),
      `<td>${this.#list([...notes.map((one) => this.#line(one)), ...language])}</td>`,
    ];
    const written = this.#rows.write(`<tr>${row.join('')}</tr>\n`);
    if (!written) await once(this.#rows, 'drain');
  }

  #line({ kind, name, problem, quote, count }: ImportNote): string {
    const { t, format } = this.#words;
    if (problem) return this.#problem(problem);
    const times = count > 1 ? ` × ${format.number(count)}` : '';
    const which = name ? `: <bdi>${escapeHtml(name)}</bdi>` : '';
    return `${escapeHtml(t(`kinds.${kind}`))}${which}${times}${quoted(quote)}`;
  }

  #problem({ line, field, kind, values = {}, quote }: FileProblem): string {
    const { t } = this.#words;
    const named = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? isolate(value) : value,
    ]);
    const where = field ? `: <code dir="ltr">${escapeHtml(field)}</code>` : '';
    const words = t(`mistakes.${kind}`, Object.fromEntries(named));
    return `${escapeHtml(t('line', { line }))}${where}: ${escapeHtml(words)}${quoted(quote)}`;
  }

  #list(lines: readonly string[]): string {
    return lines.length === 0 ? '' : `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`;
  }

  async finish(result: ImportResult, dryRun: boolean): Promise<void> {
    this.#rows.end();
    await finished(this.#rows);
    const whole = createWriteStream(this.file, { mode: 0o600 });
    whole.write(this.#head(result, dryRun));
    for await (const chunk of createReadStream(this.#rowsFile)) {
      if (!whole.write(chunk)) await once(whole, 'drain');
    }
    whole.end('</tbody></table></div></body></html>\n');
    await finished(whole);
    rmSync(this.#rowsFile);
  }

  /** Deletes the temporary file. */
  discard(): void {
    this.#rows.destroy();
    rmSync(this.#rowsFile, { force: true });
  }

  #unresolvedLinks(links: readonly UnresolvedLink[]): string {
    if (links.length === 0) return '';
    const lines = links.map(
      ({ title, path, address }) =>
        `<tr><th scope="row">${this.#title(title, path)}</th><td><bdi dir="ltr">${escapeHtml(address)}</bdi></td></tr>`,
    );
    return `<details><summary>${escapeHtml(this.#words.t('links.list'))}</summary><table>${lines.join('')}</table></details>`;
  }

  /** @param path null for a draft */
  #title(title: string, path: string | null): string {
    const name = `<bdi>${escapeHtml(title || this.#words.t('untitled'))}</bdi>`;
    return path === null ? name : `<a href="${escapeHtml(this.siteUrl + path)}">${name}</a>`;
  }

  #head(
    { kind, from, totals, withoutId, notes: general, unresolvedLinks }: ImportResult,
    dryRun: boolean,
  ): string {
    const { t, format, reasons } = this.#words;
    const { lang, dir } = site.editions[this.edition];
    const title = t(`titles.${kind}`);
    const now = new Date();
    const date = format.dateTime(now, { dateStyle: 'long' });
    const time = format.dateTime(now, { timeStyle: 'short' });
    const { posts, drafts, thread, pictures, links, notes, findings } = totals;
    const table = <Key extends string>(
      heading: string,
      counts: Partial<Record<Key, number>>,
      word: (key: Key) => string,
    ) => {
      const rows = (Object.entries(counts) as [Key, number][]).filter(([, count]) => count > 0);
      const lines = rows.map(
        ([key, count]) =>
          `<tr><th scope="row">${escapeHtml(word(key))}</th><td class="number">${format.number(count)}</td></tr>`,
      );
      return lines.length === 0 ? '' : `<h2>${escapeHtml(heading)}</h2><table>${lines.join('')}</table>`;
    };
    const columns = COLUMNS[kind].map(
      (column) => `<th scope="col">${escapeHtml(t(`columns.${column}`))}</th>`,
    );
    return [
      `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8">`,
      '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
      `<title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body>`,
      this.back ? `<p><a href="${this.back}">${escapeHtml(t('back'))}</a></p>` : '',
      `<h1>${escapeHtml(title)}</h1>`,
      `<p>${escapeHtml(t('from', { site: from, date, time }))}</p>`,
      dryRun ? `<p class="trial">${escapeHtml(t('dryRun'))}</p>` : '',
      withoutId > 0 ? `<p>${escapeHtml(t('lost', { count: withoutId }))}</p>` : '',
      table(t(`posts.${kind}`), posts, (key) => t(`outcomes.${key}`)),
      table(t('drafts'), drafts, (key) => t(`draft.${key}`)),
      table(t('thread'), thread.states, (key) => t(`states.${key}`)),
      table(t('pictures'), pictures, (key) => t(`tally.${key}`)),
      table(t('links.heading'), links, (key) => t(`links.${key}`)),
      table(t('notes'), notes, (key) => t(`kinds.${key}`)),
      table(t('findings'), findings, (key) => reasons(key)),
      this.#list(general.map((one) => this.#line(one))),
      this.#unresolvedLinks(unresolvedLinks),
      `<h2>${escapeHtml(t(`all.${kind}`))}</h2><div class="wide"><table><thead><tr>${columns.join('')}</tr></thead><tbody>\n`,
    ].join('\n');
  }
}
