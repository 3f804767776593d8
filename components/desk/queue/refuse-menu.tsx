import { useFormatter, useTranslations } from 'next-intl';
import { refusalReasons } from '@/lib/comments/policy';
import { refuseValue } from '@/lib/desk/decision-form';
import styles from './refuse-menu.module.css';

/**
 * The button that opens the refusal reasons, and the reasons: each is a submit button of the form around it. A popover,
 * which needs no script and is never cut off.
 * @param id unique on the page
 */
export function RefuseMenu({ id }: { id: string }) {
  const t = useTranslations();
  const format = useFormatter();
  return (
    <div className={styles.menu}>
      <button type="button" className={styles.open} popoverTarget={id}>
        {t('DeskQueue.refuse')}
      </button>
      <fieldset
        id={id}
        className={styles.reasons}
        popover="auto"
        aria-label={t('DeskQueue.reason')}
        data-reasons=""
      >
        {refusalReasons.map((reason, index) => (
          <button
            key={reason}
            type="submit"
            name="decision"
            value={refuseValue(reason)}
            data-number={format.number(index + 1)}
          >
            {t(`Reasons.${reason}`)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
