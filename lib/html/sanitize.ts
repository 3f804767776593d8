import type { Root } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { bodySchema } from './body-schema';

/** Removes everything that body-schema.ts does not allow. It runs in the browser too: what is pasted is held to the same list. */
export function sanitizeBody(tree: Root): Root {
  return sanitize(tree, bodySchema) as Root;
}
