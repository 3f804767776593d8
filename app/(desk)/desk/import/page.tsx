import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import { ImportJobs } from '@/components/desk/import/import-jobs';
import { ImportProgress } from '@/components/desk/import/import-progress';
import { UploadForm } from '@/components/desk/import/upload-form';
import { requireStaffPage } from '@/db/accounts/session';
import { listImportJobs, openJob } from '@/db/import/jobs';
import { uploadErrors } from '@/lib/import/job';

/** Brings a WordPress site here: the export is sent, imported beside the server, and its report kept. */
export default async function ImportPage({ searchParams }: PageProps<'/desk/import'>) {
  const staff = await requireStaffPage('operate');
  const t = await getTranslations('DeskImport');
  const { DeskImport } = await getMessages();
  const { error } = await searchParams;
  const [open, jobs] = [await openJob(), await listImportJobs()];
  return (
    <DeskPage title={t('title')} explain={t('explain')} section="import" staff={staff}>
      {open ? (
        <NextIntlClientProvider messages={{ DeskImport }}>
          <ImportProgress {...open} />
        </NextIntlClientProvider>
      ) : (
        <UploadForm error={uploadErrors.find((known) => known === error)} />
      )}
      <ImportJobs jobs={jobs.filter(({ finishedAt }) => finishedAt !== null)} />
    </DeskPage>
  );
}
