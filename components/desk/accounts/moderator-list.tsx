import { getTranslations } from 'next-intl/server';
import styles from '@/components/desk/rows.module.css';
import { Moment } from '@/components/site/moment';
import { Name } from '@/components/site/name';
import type { Moderator } from '@/db/accounts/auth';
import type { ListedModerator } from '@/db/accounts/moderators';
import type { PlainAction } from '@/lib/forms/state';

interface ModeratorListProps {
  moderators: readonly ListedModerator[];
  /** Nobody changes their own row. */
  self: Moderator;
  setRole: PlainAction;
  setAccess: PlainAction;
}

export async function ModeratorList({ moderators, self, setRole, setAccess }: ModeratorListProps) {
  const t = await getTranslations();
  return (
    <section aria-labelledby="moderators">
      <h2 id="moderators" className={styles.heading}>
        {t('DeskModerators.count', { count: moderators.length })}
      </h2>
      {moderators.length === 1 && <p className={styles.empty}>{t('DeskModerators.alone')}</p>}
      <ul className={styles.rows}>
        {moderators.map((moderator) => (
          <li key={moderator.id}>
            <p className={styles.main}>
              <Name>{moderator.name}</Name>
            </p>
            <p className={styles.facts}>
              <bdi dir="ltr">{moderator.email}</bdi>
              <span>{t(`Desk.roles.${moderator.role}`)}</span>
              <span>
                {t.rich('DeskModerators.since', { time: () => <Moment at={moderator.createdAt} /> })}
              </span>
              {moderator.disabled && <span className={styles.mark}>{t('DeskModerators.disabled')}</span>}
              {moderator.id === self.id && <span>{t('DeskModerators.you')}</span>}
            </p>
            {moderator.id !== self.id && (
              <Decisions moderator={moderator} setRole={setRole} setAccess={setAccess} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface DecisionsProps {
  moderator: ListedModerator;
  setRole: PlainAction;
  setAccess: PlainAction;
}

async function Decisions({ moderator: { id, email, role, disabled }, setRole, setAccess }: DecisionsProps) {
  const t = await getTranslations('DeskModerators');
  const of = t('of', { email });
  const roleWords = t(role === 'admin' ? 'makeModerator' : 'makeAdmin');
  const accessWords = t(disabled ? 'enable' : 'disable');
  return (
    <div className={styles.ways}>
      <form action={setRole}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="role" value={role === 'admin' ? 'moderator' : 'admin'} />
        <button type="submit" aria-label={`${roleWords}: ${of}`}>
          {roleWords}
        </button>
      </form>
      <form action={setAccess}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="access" value={disabled ? 'enable' : 'disable'} />
        <button type="submit" aria-label={`${accessWords}: ${of}`}>
          {accessWords}
        </button>
      </form>
    </div>
  );
}
