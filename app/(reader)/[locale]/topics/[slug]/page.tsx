import type { Metadata } from 'next';
import { TopicArticles } from '@/components/article/topic-articles';
import { topicMetadata } from '@/components/article/topic-metadata';
import { Missing } from '@/components/site/missing';
import { NO_SLUG } from '@/lib/site/params';
import { findTopicPage } from './find';

type Props = PageProps<'/[locale]/topics/[slug]'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ slug: NO_SLUG }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findTopicPage(params);
  return found ? topicMetadata(found) : {};
}

export default async function TopicPage({ params }: Props) {
  const found = await findTopicPage(params);
  return found ? <TopicArticles {...found} /> : <Missing address={[(await params).slug]} />;
}
