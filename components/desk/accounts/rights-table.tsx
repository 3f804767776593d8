import { useTranslations } from 'next-intl';
import { type Act, rights, roles } from '@/lib/desk/roles';
import styles from './rights-table.module.css';

/** The table of lib/desk/roles.ts, in words. */
export function RightsTable() {
  const t = useTranslations();
  return (
    <details className={styles.rights}>
      <summary>{t('DeskStaff.rights')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a phone is reached by keys */}
      <section className={styles.scroll} tabIndex={0} aria-label={t('DeskStaff.rights')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('DeskStaff.act')}</th>
              {roles.map((role) => (
                <th key={role} scope="col">
                  {t(`Desk.roles.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(Object.keys(rights) as Act[]).map((act) => (
              <tr key={act}>
                <th scope="row">{t(`Desk.acts.${act}`)}</th>
                {rights[act].map((scope, index) => (
                  <td key={roles[index]} className={scope === 'no' ? styles.no : undefined}>
                    {t(`DeskStaff.scopes.${scope}`)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
