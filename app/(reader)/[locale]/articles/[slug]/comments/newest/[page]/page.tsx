import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ThreadView } from '@/components/comments/thread-view';
import { Missing } from '@/components/site/missing';
import { hiddenMetadata } from '@/components/site/page-metadata';
import { NO_SLUG } from '@/lib/site/params';
import { isolate } from '@/lib/text/bidi';
import { postComment } from '../../../../../comments/actions';
import { findThreadPage } from '../../find';

type Props = PageProps<'/[locale]/articles/[slug]/comments/newest/[page]'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ slug: NO_SLUG, page: '2' }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findThreadPage(params, 'newest');
  if (!found) return {};
  const t = await getTranslations('Thread');
  const title = t('pageTitle', { title: isolate(found.article.title), page: found.page });
  return hiddenMetadata(found.edition, title);
}

export default async function NewestFirstListPage({ params }: Props) {
  const found = await findThreadPage(params, 'newest');
  return found ? <ThreadView {...found} post={postComment} /> : <Missing />;
}
