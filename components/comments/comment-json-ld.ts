import type { Comment, WithContext } from 'schema-dts';
import type { ThreadComment } from '@/db/comments/threads';
import { offsetTime } from '@/lib/site/offset-time';
import { pathFor } from '@/lib/site/paths';
import { siteUrl } from '@/runtime/site-url';
import { type Edition, site } from '@/site.config';

/**
 * JSON-LD of a published comment, which its article's data references by `@id`. Placed beside the comment, where its text
 * compresses to next to nothing; all in one place would be 3 KB more in a thread of fifty.
 */
export function commentJsonLd(
  edition: Edition,
  { id, parentId, name, body, createdAt }: ThreadComment & { body: string },
): WithContext<Comment> {
  return {
    '@context': 'https://schema.org',
    '@type': 'Comment',
    '@id': commentUrl(edition, id),
    text: body,
    dateCreated: offsetTime(createdAt, site.timeZone),
    author: { '@type': 'Person', name },
    ...(parentId !== null && { parentItem: { '@id': commentUrl(edition, parentId) } }),
  };
}

/** The permalink, which is the comment's `@id`. */
export function commentUrl(edition: Edition, id: number): string {
  return siteUrl(pathFor(edition, 'comments', id));
}
