import type { Metadata } from 'next';
import { editionListMetadata } from '@/components/lists/edition-list-metadata';
import { Missing } from '@/components/site/missing';
import { TopicIndex } from '@/components/topic/topic-index';
import { listTopicIndex } from '@/db/articles/topics';
import { findListPage } from '../find-list';

type Props = PageProps<'/[locale]/topics'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findListPage(params, listTopicIndex);
  return found ? editionListMetadata('topics', found) : {};
}

export default async function TopicsPage({ params }: Props) {
  const found = await findListPage(params, listTopicIndex);
  return found ? <TopicIndex {...found} /> : <Missing />;
}
