import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { QuotedComment } from '@/components/comments/quoted-comment';
import { ReportForm } from '@/components/comments/report-form';
import { PageSentence } from '@/components/pages/page-links';
import { Missing } from '@/components/site/missing';
import { Name } from '@/components/site/name';
import { hiddenMetadata } from '@/components/site/page-metadata';
import { findPublishedComment } from '@/db/comments/comment';
import { idFromParam, NO_ID } from '@/lib/site/params';
import { isolate } from '@/lib/text/bidi';
import { postReport } from './actions';

type Props = PageProps<'/[locale]/comments/[id]/report'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ id: NO_ID }];

export async function generateMetadata(props: Props): Promise<Metadata> {
  const comment = await find(props);
  if (!comment) return {};
  const t = await getTranslations('Report');
  return hiddenMetadata(comment.article.edition, t('title', { name: isolate(comment.name) }));
}

export default async function ReportPage(props: Props) {
  const comment = await find(props);
  if (!comment) return <Missing />;
  const t = await getTranslations('Report');
  return (
    <main id="content" className="column">
      <QuotedComment
        comment={comment}
        heading={t.rich('heading', { name: () => <Name>{comment.name}</Name> })}
      />
      <PageSentence edition={comment.article.edition} to="rules" />
      <ReportForm commentId={comment.id} edition={comment.article.edition} post={postReport} />
    </main>
  );
}

async function find({ params }: Props) {
  const { locale, id: param } = await params;
  const id = idFromParam(param);
  const comment = id ? await findPublishedComment(id) : null;
  return comment?.article.edition === locale ? comment : null;
}
