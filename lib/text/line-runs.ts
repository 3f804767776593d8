/** Lines of code and lines of a quotation in a comment, which is plain text. */
import { textDirection } from './bidi';

/** Signs that only code has: brackets of blocks, ends of statements, operators, calls, tags, assignments, options. */
const CODE_SIGN =
  /[{}\\`]|[;{]$|=>|->|::|[=!<>]=|&&|\|\||\+\+;|\/\/|\/\*|\*\/|[\w\])]\([^()]*\)|<\/?[a-z][^<>]*>|^\s*[#$] ?[a-z./]|\w\s?[-+*/]?=\s?[\w"'[(]|\s--?[a-z]/u;
/** Programs that are run by name. */
const COMMAND =
  /^\s*(?:\$ )?(?:sudo|npm|npx|pnpm|yarn|node|deno|bun|git|cd|ls|cat|mkdir|cp|mv|rm|ssh|scp|curl|wget|docker|python3?|pip3?|php|composer|go|cargo|make|apt(?:-get)?|brew|chmod|export|SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE)\s+\S/;
const ONLY_BRACKETS = /^\s*[{}()[\];,<>/]+\s*$/;
const STATEMENT =
  /^\s*(?:import|from|return|const|let|var|def|class|function|public|private|if|else|elif|for|while|try|except|print|echo|end)\b.*[:;(){}='"]/;

/** Whether a line is code: by its signs, if Latin letters begin it and Arabic stands only in quotes, tags and remarks. */
export function isCodeLine(line: string): boolean {
  if (ONLY_BRACKETS.test(line)) return /[{}[\];]/.test(line);
  const bare = line.replace(/"[^"]*"|'[^']*'/gu, '""').replace(/\s(?:#|\/\/).*$|>[^<>]*</gu, ' ');
  if (!/[A-Za-z]/.test(bare) || textDirection(bare, 'ltr') === 'rtl') return false;
  if (!/^[^\p{L}]*[A-Za-z_$@]/u.test(line)) return false;
  const isIndented = /^(?:\t| {2})/.test(line);
  return isIndented || COMMAND.test(line) || STATEMENT.test(line) || CODE_SIGN.test(bare);
}

export interface LineRun {
  kind: 'text' | 'code' | 'quote';
  /** As they were written; of a quotation without its signs. */
  lines: string[];
}

/** The signs before a line of a quotation, as in mail (RFC 3676, section 4.5). */
const QUOTE_SIGNS = /^\s*(?:> ?)+/;

/** How much of a line is the sign of a quotation, in UTF-16 units; 0 for another line. */
export function quoteSigns(line: string): number {
  return QUOTE_SIGNS.exec(line)?.[0].length ?? 0;
}

/** The lines of a paragraph, those of code and of a quotation apart from the others. */
export function lineRuns(paragraph: string): LineRun[] {
  const runs: LineRun[] = [];
  for (const line of paragraph.split('\n')) {
    const signs = quoteSigns(line);
    const kind = signs > 0 ? 'quote' : isCodeLine(line) ? 'code' : 'text';
    const last = runs.at(-1);
    if (last?.kind === kind) last.lines.push(line.slice(signs));
    else runs.push({ kind, lines: [line.slice(signs)] });
  }
  return runs;
}
