import type { Metadata } from 'next';
import { ArticleView } from '@/components/article/article-view';
import { Neighbours } from '@/components/article/neighbours';
import { Discussion } from '@/components/comments/discussion';
import { Missing } from '@/components/site/missing';
import { findArticle, findNeighbours } from '@/db/articles';
import { NO_SLUG, pathFor, slugFromParam } from '@/lib/slug';
import { toEdition } from '@/site.config';
import { postComment } from '../../comments/actions';

type Props = PageProps<'/[locale]/articles/[slug]'>;

/** Pages are rendered when first asked for; Next wants one value named all the same. */
export const generateStaticParams = () => [{ slug: NO_SLUG }];

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await find(props);
  if (!found) return {};
  const { edition, article } = found;
  const { title, standfirst: description } = article;
  return { title, description, alternates: { canonical: pathFor(edition, 'articles', article.slug) } };
}

export default async function ArticlePage(props: Props) {
  const found = await find(props);
  if (!found) return <Missing />;
  const { edition, article } = found;
  const neighbours = await findNeighbours(edition, article.id, article.publishedAt);
  return (
    <main id="content">
      <ArticleView edition={edition} article={article} />
      <Neighbours edition={edition} {...neighbours} />
      <Discussion edition={edition} article={article} order="oldest" page={1} post={postComment} />
    </main>
  );
}

async function find({ params }: Props) {
  const { locale, slug: param } = await params;
  const edition = toEdition(locale);
  const slug = slugFromParam(param);
  const article = slug && (await findArticle(edition, slug));
  return article ? { edition, article } : null;
}
