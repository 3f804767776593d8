import type { Metadata } from 'next';
import { editionListMetadata } from '@/components/lists/edition-list-metadata';
import { Missing } from '@/components/site/missing';
import { TopicIndex } from '@/components/topic/topic-index';
import { findTopicIndex } from './find';

type Props = PageProps<'/[locale]/topics'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findTopicIndex(params);
  return found ? editionListMetadata('topics', found) : {};
}

export default async function TopicsPage({ params }: Props) {
  const found = await findTopicIndex(params);
  return found ? <TopicIndex {...found} /> : <Missing />;
}
