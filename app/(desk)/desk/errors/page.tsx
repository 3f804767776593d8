import { getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import { ErrorReports } from '@/components/desk/errors/error-reports';
import formStyles from '@/components/desk/form.module.css';
import { requireStaffPage } from '@/db/accounts/session';
import { listOpenReports } from '@/db/corrections/error-reports';
import { deskLanguage } from '@/i18n/desk-language';
import { parseErrorsQuery } from '@/lib/desk/error-decision-form';
import { decideError } from './actions';

const DONE = ['corrected', 'declined', 'delete'] as const;

/** What readers report as errors in articles. */
export default async function ErrorsPage({ searchParams }: PageProps<'/desk/errors'>) {
  const staff = await requireStaffPage('publish');
  const t = await getTranslations('DeskErrors');
  const params = await searchParams;
  const query = parseErrorsQuery(params);
  const done = DONE.find((known) => known === params.done);
  return (
    <DeskPage title={t('title')} explain={t('explain')} section="errors" staff={staff}>
      {done && (
        <p className={`${formStyles.done} ${formStyles.told}`} role="status">
          {t(`done.${done}`)}
        </p>
      )}
      <ErrorReports
        list={await listOpenReports(query)}
        query={query}
        edition={await deskLanguage()}
        decide={decideError}
      />
    </DeskPage>
  );
}
