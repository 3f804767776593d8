import { getTranslations } from 'next-intl/server';
import { threadPageJsonLd } from '@/components/article/article-json-ld';
import { ArticleLink } from '@/components/article/article-link';
import { ListHeading } from '@/components/lists/list-heading';
import { JsonLd } from '@/components/site/json-ld';
import type { Article } from '@/db/articles/article';
import type { ThreadOrder, ThreadPage } from '@/db/comments/threads';
import type { Edition } from '@/site.config';
import type { PostComment } from './comment-form';
import { Discussion } from './discussion';

interface ThreadViewProps {
  edition: Edition;
  article: Article;
  thread: ThreadPage;
  order: ThreadOrder;
  page: number;
  post: PostComment;
}

/** A page of a thread away from its article, under the article's headline. */
export async function ThreadView({ edition, article, thread, order, page, post }: ThreadViewProps) {
  const t = await getTranslations('Thread');
  return (
    <main id="content" className="column">
      <JsonLd data={threadPageJsonLd(edition, article)} />
      <ListHeading kicker={t('kicker')}>
        <ArticleLink edition={edition} article={article} />
      </ListHeading>
      <Discussion edition={edition} article={article} thread={thread} order={order} page={page} post={post} />
    </main>
  );
}
