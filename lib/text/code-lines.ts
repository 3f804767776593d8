/** Lines of code in a comment, which is plain text. */
import { textDirection } from './bidi';

/** Signs that only code has: brackets of blocks, ends of statements, operators, calls, tags, assignments, options. */
const CODE_SIGN =
  /[{}\\`]|[;{]$|=>|->|::|[=!<>]=|&&|\|\||\+\+;|\/\/|\/\*|\*\/|[\w\])]\([^()]*\)|<\/?[a-z][^<>]*>|^\s*[#$>] ?[a-z./]|\w\s?[-+*/]?=\s?[\w"'[(]|\s--?[a-z]/u;
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
  isCode: boolean;
  lines: string[];
}

/** The lines of a paragraph, those of code apart from the others. */
export function lineRuns(paragraph: string): LineRun[] {
  const runs: LineRun[] = [];
  for (const line of paragraph.split('\n')) {
    const isCode = isCodeLine(line);
    const last = runs.at(-1);
    if (last?.isCode === isCode) last.lines.push(line);
    else runs.push({ isCode, lines: [line] });
  }
  return runs;
}
