import { getTranslations } from 'next-intl/server';
import styles from '@/components/desk/rows.module.css';
import { Moment } from '@/components/site/moment';
import { Name } from '@/components/site/name';
import type { ListedPasskey } from '@/db/accounts/passkeys';
import type { PasskeyNameState } from '@/lib/accounts/passkey-form';
import type { FormAction, PlainAction } from '@/lib/forms/state';
import { PasskeyNameForm } from './passkey-name-form';

interface PasskeyListProps {
  passkeys: readonly ListedPasskey[];
  rename: FormAction<PasskeyNameState>;
  remove: PlainAction;
}

/** Somebody's own passkeys. */
export async function PasskeyList({ passkeys, rename, remove }: PasskeyListProps) {
  const t = await getTranslations('DeskPassword.passkeys');
  if (passkeys.length === 0) return <p className={styles.empty}>{t('empty')}</p>;
  return (
    <ul className={styles.rows}>
      {passkeys.map(({ id, name, createdAt }) => {
        const label = name ?? t('unnamed');
        return (
          <li key={id}>
            <p className={styles.main}>
              <Name>{label}</Name>
            </p>
            <p className={styles.facts}>
              <span>{t.rich('since', { time: () => <Moment at={createdAt} /> })}</span>
            </p>
            <form className={styles.ways} action={remove}>
              <input type="hidden" name="id" value={id} />
              <button type="submit" aria-label={t('removeOf', { name: label })}>
                {t('remove')}
              </button>
            </form>
            <div className={styles.whole}>
              <PasskeyNameForm id={id} of={label} name={name ?? ''} action={rename} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
