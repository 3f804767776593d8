import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ThreadView } from '@/components/comments/thread-view';
import { Missing } from '@/components/site/missing';
import { hiddenMetadata } from '@/components/site/page-metadata';
import { NO_SLUG } from '@/lib/site/params';
import { isolate } from '@/lib/text/bidi';
import { postComment } from '../../../../comments/actions';
import { findThreadPage } from '../find';

type Props = PageProps<'/[locale]/articles/[slug]/comments/newest'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ slug: NO_SLUG }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findThreadPage(params, 'newest');
  if (!found) return {};
  const t = await getTranslations('Thread');
  const { edition, page } = found;
  const title = isolate(found.article.title);
  return hiddenMetadata(edition, page === 1 ? t('newestTitle', { title }) : t('pageTitle', { title, page }));
}

export default async function NewestFirstPage({ params }: Props) {
  const found = await findThreadPage(params, 'newest');
  return found ? <ThreadView {...found} post={postComment} /> : <Missing />;
}
