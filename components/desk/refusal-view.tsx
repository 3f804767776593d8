import { useFormatter, useTranslations } from 'next-intl';
import { DESK } from '@/lib/desk/paths';
import { CROSS_SITE, type Refusal } from '@/lib/desk/refusal';
import { type Act, mayAct, rights, roles } from '@/lib/desk/roles';
import styles from './desk-page.module.css';

/** Which words a refusal has. */
export function kindOf({ act }: Refusal): 'crossSite' | 'forbidden' {
  return act === CROSS_SITE ? 'crossSite' : 'forbidden';
}

/** What a role may not, who may, whom to ask; and what was written is given back. */
export function RefusalView({ refusal }: { refusal: Refusal | null }) {
  const t = useTranslations('Desk');
  const format = useFormatter();
  const isCrossSite = refusal !== null && kindOf(refusal) === 'crossSite';
  const act = (Object.keys(rights) as Act[]).find((known) => known === refusal?.act);
  return (
    <>
      <div className={styles.refusal} role="alert">
        <p>{t(isCrossSite ? 'crossSite.explain' : 'forbidden.nothing')}</p>
        {act && refusal && (
          <p>
            {t(`forbidden.${mayAct(refusal.role, act) ? 'scope' : 'role'}`, {
              act: t(`acts.${act}`),
              role: t(`roles.${refusal.role}`),
              roles: format.list(roles.filter((role) => mayAct(role, act)).map((role) => t(`roles.${role}`))),
            })}
          </p>
        )}
        {!isCrossSite && <p>{t('forbidden.ask')}</p>}
      </div>
      {refusal?.text && (
        <div className={styles.refusal}>
          <label htmlFor="written">{t('forbidden.text')}</label>
          <textarea id="written" dir="auto" rows={8} readOnly defaultValue={refusal.text} />
        </div>
      )}
      <p>
        <a href={DESK}>{t('forbidden.back')}</a>
      </p>
    </>
  );
}
