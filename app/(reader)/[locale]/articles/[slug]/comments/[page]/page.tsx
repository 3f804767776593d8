import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { threadMetadata } from '@/components/article/article-metadata';
import { ThreadView } from '@/components/comments/thread-view';
import { Missing } from '@/components/site/missing';
import { NO_SLUG } from '@/lib/site/params';
import { threadPathFor } from '@/lib/site/paths';
import { isolate } from '@/lib/text/bidi';
import { postComment } from '../../../../comments/actions';
import { findThreadPage } from '../find';

type Props = PageProps<'/[locale]/articles/[slug]/comments/[page]'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ slug: NO_SLUG, page: '2' }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findThreadPage(params, 'oldest');
  if (!found) return {};
  const t = await getTranslations('Thread');
  const { edition, article, page } = found;
  const title = t('pageTitle', { title: isolate(article.title), page });
  return threadMetadata(edition, article, threadPathFor(page, edition, article.slug), title);
}

export default async function OldestFirstPage({ params }: Props) {
  const found = await findThreadPage(params, 'oldest');
  return found ? <ThreadView {...found} post={postComment} /> : <Missing />;
}
