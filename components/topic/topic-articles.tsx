import { getTranslations } from 'next-intl/server';
import { ArticleList } from '@/components/article/article-list';
import { FirstScreen } from '@/components/front/first-screen';
import { ListHeading } from '@/components/lists/list-heading';
import { Pager } from '@/components/lists/pager';
import { BidiText } from '@/components/site/bidi-text';
import { FeedLink } from '@/components/site/feed-link';
import { HeaderMark } from '@/components/site/header-mark';
import { JsonLd } from '@/components/site/json-ld';
import { breadcrumbsJsonLd } from '@/components/site/site-json-ld';
import type { ArticlePage } from '@/db/articles/lists';
import type { TopicName } from '@/db/articles/topics';
import { listPathFor, pathFor } from '@/lib/site/paths';
import { isolate } from '@/lib/text/bidi';
import type { Edition } from '@/site.config';

interface TopicArticlesProps {
  edition: Edition;
  topic: TopicName & { description: string };
  page: number;
  list: ArticlePage;
}

/** A topic with a page of its articles. */
export async function TopicArticles({ edition, topic, page, list }: TopicArticlesProps) {
  const t = await getTranslations('Topic');
  const feedWords = await getTranslations('Feed');
  const path = pathFor(edition, 'topics', topic.slug);
  return (
    <main id="content">
      <JsonLd data={breadcrumbsJsonLd(edition, [{ name: topic.name, path }])} />
      <HeaderMark is="section" path={path} />
      <ListHeading
        kicker={t('kicker')}
        description={page === 1 ? topic.description : undefined}
        below={
          <FeedLink href={`${path}/feed.xml`}>{feedWords('topic', { name: isolate(topic.name) })}</FeedLink>
        }
      >
        <BidiText>{topic.name}</BidiText>
      </ListHeading>
      {page === 1 ? (
        <FirstScreen edition={edition} articles={list.articles} more={t('more')} topic={false} />
      ) : (
        <ArticleList edition={edition} articles={list.articles} level={2} topic={false} />
      )}
      <Pager
        page={page}
        pages={list.pages}
        hrefOf={(other) => listPathFor(other, edition, 'topics', topic.slug)}
      />
    </main>
  );
}
