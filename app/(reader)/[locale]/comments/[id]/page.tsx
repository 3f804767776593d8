import { redirect } from 'next/navigation';
import { Missing } from '@/components/site/missing';
import { findCommentLocation } from '@/db/comments/comment';
import { idFromParam, NO_ID } from '@/lib/site/params';
import { pathFor, threadPathFor } from '@/lib/site/paths';

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ id: NO_ID }];

/** Permalink of a comment: redirects to where it is read now. */
export default async function CommentPage({ params }: PageProps<'/[locale]/comments/[id]'>) {
  const id = idFromParam((await params).id);
  const place = id && (await findCommentLocation(id));
  if (!place) return <Missing />;
  const { edition, slug, page, branch } = place;
  const path = branch ? pathFor(edition, 'comments', branch, 'replies') : threadPathFor(page, edition, slug);
  redirect(`${path}#comment-${id}`);
}
