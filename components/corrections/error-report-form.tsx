import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import { UnsentNotice } from '@/components/enhance/unsent-notice';
import { ErrorReportFields, type PostErrorReport } from './error-report-fields';

/** The form of a report of an error, with the words it needs. */
export async function ErrorReportForm(props: { articleId: number; edition: string; post: PostErrorReport }) {
  const { ErrorReport } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ ErrorReport }}>
      <ErrorReportFields {...props} unsent={<UnsentNotice />} />
    </NextIntlClientProvider>
  );
}
