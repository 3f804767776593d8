import { redirect } from 'next/navigation';
import { Missing } from '@/components/site/missing';
import { findArticle } from '@/db/articles/article';
import { findNumberedComment } from '@/db/comments/comment';
import { idFromParam, NO_ID, NO_SLUG, slugFromParam } from '@/lib/site/params';
import { pathFor } from '@/lib/site/paths';
import { toEdition } from '@/site.config';

type Props = PageProps<'/[locale]/articles/[slug]/comments/numbered/[number]'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ slug: NO_SLUG, number: NO_ID }];

/**
 * Redirects to where `#comment-…` of the article is read, by the number it has here or had at the site it came from. A
 * fragment is never sent, so only the enhancement script asks (docs/0006-enhancement.md).
 */
export default async function NumberedCommentPage({ params }: Props) {
  const { locale, slug: slugParam, number: numberParam } = await params;
  const slug = slugFromParam(slugParam);
  const number = idFromParam(numberParam);
  const article = slug && number && (await findArticle(toEdition(locale), slug));
  const id = article && number && (await findNumberedComment(article.id, number));
  if (!id) return <Missing />;
  redirect(pathFor(locale, 'comments', id));
}
