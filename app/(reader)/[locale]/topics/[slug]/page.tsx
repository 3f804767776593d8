import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { Missing } from '@/components/site/missing';
import { TopicArticles } from '@/components/topic/topic-articles';
import { topicMetadata } from '@/components/topic/topic-metadata';
import { findMoved } from '@/db/articles/elsewhere';
import { NO_SLUG, slugFromParam } from '@/lib/site/params';
import { pathFor } from '@/lib/site/paths';
import { toEdition } from '@/site.config';
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
  if (found) return <TopicArticles {...found} />;
  const { locale, slug: param } = await params;
  const edition = toEdition(locale);
  const slug = slugFromParam(param);
  const moved = slug && (await findMoved('topics', edition, slug));
  if (moved) permanentRedirect(pathFor(edition, 'topics', moved));
  return <Missing address={[param]} />;
}
