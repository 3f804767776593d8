import type { Metadata } from 'next';
import { articleJsonLd } from '@/components/article/article-json-ld';
import { articleMetadata } from '@/components/article/article-metadata';
import { ArticleView } from '@/components/article/article-view';
import { Neighbours } from '@/components/article/neighbours';
import { Related } from '@/components/article/related';
import { Discussion } from '@/components/comments/discussion';
import { JsonLd } from '@/components/site/json-ld';
import { NotHere } from '@/components/site/not-here';
import { findNeighbours } from '@/db/articles/article';
import { listRelated } from '@/db/articles/related';
import { listThread } from '@/db/comments/threads';
import { NO_SLUG } from '@/lib/site/params';
import { postComment } from '../../comments/actions';
import { findArticleOf } from './find';

type Props = PageProps<'/[locale]/articles/[slug]'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ slug: NO_SLUG }];

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await findArticleOf(props.params);
  return found ? articleMetadata(found.edition, found.article) : {};
}

export default async function ArticlePage(props: Props) {
  const found = await findArticleOf(props.params);
  if (!found) return <NotHere kind="articles" {...(await props.params)} />;
  const { edition, article } = found;
  const neighbours = await findNeighbours(edition, article.id, article.publishedAt);
  const thread = await listThread(article.id, 'oldest', 1);
  const shown = [neighbours.previous, neighbours.next].flatMap((neighbour) => neighbour?.slug ?? []);
  const related = await listRelated(edition, article.id, shown);
  return (
    <main id="content">
      <JsonLd data={articleJsonLd(edition, article)} />
      <ArticleView edition={edition} article={article} />
      <Related edition={edition} articles={related} />
      <Discussion
        edition={edition}
        article={article}
        thread={thread}
        order="oldest"
        page={1}
        post={postComment}
      />
      <Neighbours edition={edition} {...neighbours} />
    </main>
  );
}
