import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import { UnsentNotice } from '@/components/enhance/unsent-notice';
import { reportReasons } from '@/lib/comments/report-form';
import { type PostReport, ReportFields } from './report-fields';

/** The report form, with the words it needs. */
export async function ReportForm(props: { commentId: number; edition: string; post: PostReport }) {
  const { Report } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ Report }}>
      <ReportFields {...props} reasons={reportReasons} unsent={<UnsentNotice />} />
    </NextIntlClientProvider>
  );
}
