import { textOfTree } from './hast';
import { parseBody } from './to-source';

/** The text of a stored body with a line for each of its blocks: what two versions are compared by. */
export function textOfBlocks(html: string): string {
  return textOfTree(parseBody(html))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\s]*/g, '\n')
    .trim();
}
