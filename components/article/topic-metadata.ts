import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageMetadata } from '@/components/site/page-metadata';
import type { TopicName } from '@/db/articles/topics';
import { listPathFor, pathFor } from '@/lib/site/paths';
import { type Edition, site } from '@/site.config';

interface TopicPage {
  edition: Edition;
  topic: TopicName;
  page: number;
}

export async function topicMetadata({ edition, topic, page }: TopicPage): Promise<Metadata> {
  const t = await getTranslations();
  const { slug, name } = topic;
  const names = { name, site: site.editions[edition].name };
  return pageMetadata({
    edition,
    title: page === 1 ? name : t('Topic.pageTitle', { name, page }),
    description: t('Topic.description', names),
    path: listPathFor(page, edition, 'topics', slug),
    feed: { title: t('Feed.topicTitle', names), path: pathFor(edition, 'topics', slug, 'feed.xml') },
  });
}
