import { getTranslations } from 'next-intl/server';
import { AuthorSuggestions } from '@/components/desk/accounts/author-fields';
import { RightsTable } from '@/components/desk/accounts/rights-table';
import { StaffForm } from '@/components/desk/accounts/staff-form';
import { StaffList } from '@/components/desk/accounts/staff-list';
import { DeskPage } from '@/components/desk/desk-page';
import formStyles from '@/components/desk/form.module.css';
import { listBylines, suggestAuthors } from '@/db/accounts/bylines';
import { requireStaffPage } from '@/db/accounts/session';
import { listStaff } from '@/db/accounts/staff';
import { addAccount, changeAccess, editAccount } from './actions';

export default async function StaffPage({ searchParams }: PageProps<'/desk/staff'>) {
  const staff = await requireStaffPage('staff');
  const t = await getTranslations('DeskStaff');
  const { saved } = await searchParams;
  return (
    <DeskPage title={t('title')} explain={t('explain')} section="staff" staff={staff}>
      <RightsTable />
      <section id="add-staff" className={formStyles.section} aria-labelledby="add-heading">
        <h2 id="add-heading">{t('add')}</h2>
        <StaffForm action={addAccount} />
      </section>
      <StaffList
        staff={await listStaff()}
        bylines={await listBylines()}
        self={staff}
        saved={typeof saved === 'string' ? saved : undefined}
        change={editAccount}
        setAccess={changeAccess}
      />
      <AuthorSuggestions authors={await suggestAuthors()} />
    </DeskPage>
  );
}
