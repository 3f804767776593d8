import { redirect } from 'next/navigation';
import { Missing } from '@/components/site/missing';
import { findCommentLocation } from '@/db/comments/comment';
import { idFromParam, NO_ID } from '@/lib/site/params';
import { pathFor, threadPathFor } from '@/lib/site/paths';

/** Pages are rendered when first asked for; Next wants one value named all the same. */
export const generateStaticParams = () => [{ id: NO_ID }];

/** A comment's lasting address: leads to where the comment is read now. */
export default async function CommentPage({ params }: PageProps<'/[locale]/comments/[id]'>) {
  const id = idFromParam((await params).id);
  const place = id && (await findCommentLocation(id));
  if (!place) return <Missing />;
  const { edition, slug, page, branch } = place;
  const path = branch ? pathFor(edition, 'comments', branch, 'replies') : threadPathFor(page, edition, slug);
  redirect(`${path}#comment-${id}`);
}
