import { getTranslations } from 'next-intl/server';
import formStyles from '@/components/desk/form.module.css';
import styles from '@/components/desk/rows.module.css';
import { Moment } from '@/components/site/moment';
import { Name } from '@/components/site/name';
import type { Staff } from '@/db/accounts/auth';
import type { Byline } from '@/db/accounts/bylines';
import type { ListedStaff } from '@/db/accounts/staff';
import type { AccountFormState } from '@/lib/accounts/staff-form';
import type { FormAction, PlainAction } from '@/lib/forms/state';
import { AccountForm } from './account-form';

interface StaffListProps {
  staff: readonly ListedStaff[];
  bylines: readonly Byline[];
  self: Staff;
  /** The account that was saved last. */
  saved?: string;
  change: FormAction<AccountFormState>;
  setAccess: PlainAction;
}

export async function StaffList({ staff, bylines, self, saved, change, setAccess }: StaffListProps) {
  const t = await getTranslations();
  return (
    <section aria-labelledby="staff">
      <h2 id="staff" className={styles.heading}>
        {t('DeskStaff.count', { count: staff.length })}
      </h2>
      {staff.length === 1 && <p className={styles.empty}>{t('DeskStaff.alone')}</p>}
      <ul className={styles.rows}>
        {staff.map((account) => {
          const { id, name, email, role, createdAt, disabled } = account;
          const own = bylines.filter(({ accountId }) => accountId === id);
          const slugOf = (edition: string) => own.find((byline) => byline.edition === edition)?.slug ?? '';
          return (
            <li key={id} id={`account-${id}`}>
              <p className={styles.main}>
                <Name>{name}</Name>
              </p>
              <p className={styles.facts}>
                <bdi dir="ltr">{email}</bdi>
                <span>{t(`Desk.roles.${role}`)}</span>
                <span>{t.rich('DeskStaff.since', { time: () => <Moment at={createdAt} /> })}</span>
                {own.map((byline) => (
                  <span key={byline.edition}>
                    {t.rich('DeskStaff.isAuthor', { name: () => <Name>{byline.name}</Name> })}
                  </span>
                ))}
                {disabled && <span className={styles.mark}>{t('DeskStaff.disabled')}</span>}
                {id === self.id && <span>{t('DeskStaff.you')}</span>}
              </p>
              {id !== self.id && <Access account={account} setAccess={setAccess} />}
              <div className={styles.whole}>
                {saved === id && (
                  <p className={`${formStyles.done} ${formStyles.told}`} role="status">
                    {t('DeskStaff.saved')}
                  </p>
                )}
                <AccountForm
                  id={id}
                  of={t('DeskStaff.of', { email })}
                  hasRole={id !== self.id}
                  values={{ role, 'author-ar': slugOf('ar'), 'author-en': slugOf('en') }}
                  action={change}
                />
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface AccessProps {
  account: ListedStaff;
  setAccess: PlainAction;
}

async function Access({ account: { id, email, disabled }, setAccess }: AccessProps) {
  const t = await getTranslations('DeskStaff');
  const words = t(disabled ? 'enable' : 'disable');
  return (
    <form className={styles.ways} action={setAccess}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="access" value={disabled ? 'enable' : 'disable'} />
      <button type="submit" aria-label={`${words}: ${t('of', { email })}`}>
        {words}
      </button>
    </form>
  );
}
