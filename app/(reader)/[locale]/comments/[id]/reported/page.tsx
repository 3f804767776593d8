import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageSentence } from '@/components/pages/page-links';
import { Notice } from '@/components/site/notice';
import { PageMark } from '@/components/site/page-mark';
import { hiddenMetadata } from '@/components/site/page-metadata';
import { findReportedComment } from '@/db/comments/comment';
import { idFromParam, NO_ID } from '@/lib/site/params';
import { pathFor } from '@/lib/site/paths';
import { toEdition } from '@/site.config';

type Props = PageProps<'/[locale]/comments/[id]/reported'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ id: NO_ID }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('Report');
  return hiddenMetadata(toEdition((await params).locale), t('thanks'));
}

/** Thanks for a report, with the way back to where it was read. By now the comment may be waiting for a moderator, or gone. */
export default async function ReportedPage({ params }: Props) {
  const { locale, id: param } = await params;
  const t = await getTranslations();
  const id = idFromParam(param);
  const comment = id ? await findReportedComment(id) : null;
  const article = comment?.article.edition === locale ? comment.article : undefined;
  const ways = comment && article && (
    <>
      {comment.isPublished && <a href={pathFor(locale, 'comments', comment.id)}>{t('Report.toComment')}</a>}
      <a href={`${pathFor(locale, 'articles', article.slug)}#comments`}>{t('Thread.toDiscussion')}</a>
    </>
  );
  return (
    <Notice title={t('Report.thanks')} home={t('Report.home')} ways={ways}>
      {/* Any number can be invented. */}
      {!article && <PageMark is="endless" />}
      <p>{t('Report.thanksExplain')}</p>
      <PageSentence edition={toEdition(locale)} to="rules" />
    </Notice>
  );
}
