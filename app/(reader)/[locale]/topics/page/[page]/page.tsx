import type { Metadata } from 'next';
import { editionListMetadata } from '@/components/lists/edition-list-metadata';
import { Missing } from '@/components/site/missing';
import { TopicIndex } from '@/components/topic/topic-index';
import { findTopicIndex } from '../../find';

type Props = PageProps<'/[locale]/topics/page/[page]'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ page: '2' }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findTopicIndex(params);
  return found ? editionListMetadata('topics', found) : {};
}

export default async function TopicsListPage({ params }: Props) {
  const found = await findTopicIndex(params);
  return found ? <TopicIndex {...found} /> : <Missing />;
}
