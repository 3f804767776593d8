import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Receipt } from '@/components/comments/receipt';
import { ReceiptForms } from '@/components/comments/receipt-forms';
import { ReplyNotice } from '@/components/comments/reply-notice';
import { ErrorReceipt } from '@/components/corrections/error-receipt';
import { Missing } from '@/components/site/missing';
import { PageMark } from '@/components/site/page-mark';
import { hiddenMetadata } from '@/components/site/page-metadata';
import { findReceipt } from '@/db/comments/comment';
import { findErrorReport } from '@/db/corrections/error-receipt';
import { findReplyNotice } from '@/db/mail/subscription-reads';
import { NO_ID } from '@/lib/site/params';
import { hashToken } from '@/runtime/keyed-hash';
import { settings } from '@/runtime/settings';
import { askForReplyMail, stopReplyMail } from '../../subscriptions/actions';
import { edit, object, withdraw, withdrawReport } from './actions';

type Props = PageProps<'/[locale]/receipts/[token]'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ token: NO_ID }];

export async function generateMetadata(props: Props): Promise<Metadata> {
  const comment = await find(props);
  const report = comment ? null : await findReport(props);
  const t = await getTranslations();
  if (report) return hiddenMetadata(report.article.edition, t('ErrorReport.receipt'));
  return comment ? hiddenMetadata(comment.article.edition, t('Receipt.title')) : {};
}

export default async function ReceiptPage(props: Props) {
  const { token } = await props.params;
  const comment = await find(props);
  const report = comment ? null : await findReport(props);
  if (report)
    return (
      <main id="content" className="column">
        <PageMark is="private" />
        <ErrorReceipt report={report} token={token} withdraw={withdrawReport} />
      </main>
    );
  if (!comment) return <Missing />;
  const mayBeAnswered = comment.state === 'waiting' || comment.state === 'published';
  return (
    <main id="content" className="column">
      <PageMark is="private" />
      <Receipt comment={comment} />
      <ReceiptForms comment={comment} token={token} post={{ edit, object, withdraw }} />
      {settings.SMTP_URL && mayBeAnswered && (
        <ReplyNotice
          receipt={token}
          edition={comment.article.edition}
          notice={await findReplyNotice(comment.id)}
          ask={askForReplyMail}
          stop={stopReplyMail}
        />
      )}
    </main>
  );
}

async function find({ params }: Props) {
  const { locale, token } = await params;
  const comment = await findReceipt(hashToken(token));
  return comment?.article.edition === locale ? comment : null;
}

async function findReport({ params }: Props) {
  const { locale, token } = await params;
  const report = await findErrorReport(hashToken(token));
  return report?.article.edition === locale ? report : null;
}
