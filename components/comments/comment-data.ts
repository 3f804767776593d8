import type { Comment, WithContext } from 'schema-dts';
import type { ThreadComment } from '@/db/comments/threads';
import { offsetTime } from '@/lib/site/offset-time';
import { pathFor } from '@/lib/site/paths';
import { siteUrl } from '@/runtime/settings';
import { type Edition, site } from '@/site.config';

/**
 * A published comment, which its article's data names by this id. Each stands beside what it describes, where its text
 * compresses to next to nothing; all in one place would be 3 KB more in a thread of fifty.
 */
export function commentData(
  edition: Edition,
  { id, parentId, name, body, createdAt }: ThreadComment & { body: string },
): WithContext<Comment> {
  return {
    '@context': 'https://schema.org',
    '@type': 'Comment',
    '@id': commentId(edition, id),
    text: body,
    dateCreated: offsetTime(createdAt, site.timeZone),
    author: { '@type': 'Person', name },
    ...(parentId !== null && { parentItem: { '@id': commentId(edition, parentId) } }),
  };
}

/** The lasting address of a comment. */
export function commentId(edition: Edition, id: number): string {
  return siteUrl(pathFor(edition, 'comments', id));
}
