import type { Metadata } from 'next';
import { Missing } from '@/components/site/missing';
import { TopicArticles } from '@/components/topic/topic-articles';
import { topicMetadata } from '@/components/topic/topic-metadata';
import { NO_SLUG } from '@/lib/site/params';
import { findTopicPage } from '../../find';

type Props = PageProps<'/[locale]/topics/[slug]/page/[page]'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ slug: NO_SLUG, page: '2' }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findTopicPage(params);
  return found ? topicMetadata(found) : {};
}

export default async function TopicListPage({ params }: Props) {
  const found = await findTopicPage(params);
  return found ? <TopicArticles {...found} /> : <Missing />;
}
