import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ArticleLink } from '@/components/article/article-link';
import { ErrorReportForm } from '@/components/corrections/error-report-form';
import { ListHeading } from '@/components/lists/list-heading';
import { Missing } from '@/components/site/missing';
import { hiddenMetadata } from '@/components/site/page-metadata';
import { NO_SLUG } from '@/lib/site/params';
import { findArticleOf } from '../find';
import { postErrorReport } from './actions';

type Props = PageProps<'/[locale]/articles/[slug]/report-error'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ slug: NO_SLUG }];

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await findArticleOf(props.params);
  if (!found) return {};
  const t = await getTranslations('ErrorReport');
  return hiddenMetadata(found.edition, t('title'));
}

export default async function ReportErrorPage(props: Props) {
  const found = await findArticleOf(props.params);
  if (!found) return <Missing />;
  const { edition, article } = found;
  const t = await getTranslations('ErrorReport');
  return (
    <main id="content" className="column">
      <ListHeading below={<ArticleLink edition={edition} article={article} />}>{t('title')}</ListHeading>
      <ErrorReportForm articleId={article.id} edition={edition} post={postErrorReport} />
    </main>
  );
}
