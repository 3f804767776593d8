import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageMetadata } from '@/components/site/page-metadata';
import type { TopicName } from '@/db/articles/topics';
import { listPathFor, pathFor } from '@/lib/site/paths';
import { siteName } from '@/runtime/site-settings';
import type { Edition } from '@/site.config';

interface TopicPage {
  edition: Edition;
  topic: TopicName & { description: string };
  page: number;
}

export async function topicMetadata({ edition, topic, page }: TopicPage): Promise<Metadata> {
  const t = await getTranslations();
  const { slug, name } = topic;
  const names = { name, site: siteName(edition) };
  return pageMetadata({
    edition,
    title: page === 1 ? name : t('Topic.pageTitle', { name, page }),
    description: (page === 1 && topic.description) || t('Topic.description', names),
    path: listPathFor(page, edition, 'topics', slug),
    feed: { title: t('Feed.topicTitle', names), path: pathFor(edition, 'topics', slug, 'feed.xml') },
  });
}
