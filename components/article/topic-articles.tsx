import { getTranslations } from 'next-intl/server';
import { ListHeading } from '@/components/site/list-heading';
import { Pager } from '@/components/site/pager';
import type { ArticlePage, TopicName } from '@/db/articles';
import { listPathFor } from '@/lib/slug';
import type { Edition } from '@/site.config';
import { ArticleList } from './article-list';

interface TopicArticlesProps {
  edition: Edition;
  topic: TopicName;
  page: number;
  list: ArticlePage;
}

/** A topic and a page of its articles. */
export async function TopicArticles({ edition, topic, page, list }: TopicArticlesProps) {
  const t = await getTranslations('Topic');
  return (
    <main id="content">
      <ListHeading kicker={t('kicker')}>{topic.name}</ListHeading>
      <ArticleList edition={edition} articles={list.articles} level={2} />
      <Pager
        page={page}
        pages={list.pages}
        hrefOf={(other) => listPathFor(other, edition, 'topics', topic.slug)}
      />
    </main>
  );
}
