/** Lines of code and lines of a quotation in a comment, which is plain text. */
import { textDirection } from './bidi';

/** Signs that only code has: brackets of blocks, ends of statements, operators, calls, tags, assignments, options. */
const CODE_SIGN =
  /[{}\\`]|[;{]$|=>|->|::|[=!<>]=|&&|\|\||\+\+;|\/\/|\/\*|\*\/|<\?php|[\w\])]\([^()]*\)|<\/?[a-z][^<>]*>|^\s*(?:\$ ?|# |#(?=!|include\b|define\b))[a-z./!]|\w\s?[-+*/]?=\s?[\w"'[(]|\s--?[a-z]/u;
/** Programs that are run by name; those that are English words with what follows them there alone. */
const COMMAND = new RegExp(
  String.raw`^\s*(?:\$ )?(?:${[
    String.raw`(?:sudo|npm|npx|pnpm|cd|ls|mkdir|cp|mv|rm|ssh|scp|wget|pip3?|apt(?:-get)?|chmod|SELECT|INSERT INTO|DELETE FROM|CREATE TABLE)\s+\S`,
    String.raw`git\s+(?:add|branch|checkout|cherry-pick|clone|commit|config|diff|fetch|init|log|merge|pull|push|rebase|remote|reset|restore|show|stash|status|switch|tag)\b`,
    String.raw`(?:yarn|bun|cargo|go|docker|composer|brew|deno)\s+(?:add|build|check|compose|exec|fmt|get|install|mod|new|ps|pull|push|remove|require|run|start|stop|test|update|upgrade)\b`,
    String.raw`(?:node|python3?|php|cat|curl)\s+(?:-|\S*[./]\S)`,
    String.raw`export\s+\w+=|UPDATE\s+\w+\s+SET\b`,
  ].join('|')})`,
);
const ONLY_BRACKETS = /^\s*[{}()[\];,<>/]+\s*$/;
const STATEMENT =
  /^\s*(?:import|from|return|const|let|var|def|class|function|public|private|if|else|elif|for|while|try|except|print|echo|end)\b.*[:;(){}='"]|^\s*(?:import [\w.]+(?: as \w+)?|from [\w.]+ import\b.*)$/;
/** A line of JSON. */
const PROPERTY = /^\s*(?:[{[]\s*)?"[^"]+"\s*:\s*\S/;
const ADDRESS = /\b(?:https?:\/\/|www\.)\S+/g;

/** Whether a line is code: by its signs, if Latin letters begin it and Arabic stands only in quotes, tags and remarks. */
export function isCodeLine(line: string): boolean {
  if (ONLY_BRACKETS.test(line)) return /[{}[\];]/.test(line);
  if (PROPERTY.test(line)) return true;
  const bare = line
    .replace(ADDRESS, 'x')
    .replace(/"[^"]*"|'[^']*'/gu, '""')
    .replace(/\s(?:#|\/\/).*$|>[^<>]*</gu, ' ');
  if (!/[A-Za-z]/.test(bare) || textDirection(bare, 'ltr') === 'rtl') return false;
  if (!/^[^\p{L}]*[A-Za-z_$@]/u.test(line)) return false;
  const isIndented = /^(?:\t| {2})/.test(line);
  return isIndented || COMMAND.test(line) || STATEMENT.test(line) || CODE_SIGN.test(bare);
}

interface LineRun {
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
