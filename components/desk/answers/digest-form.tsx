import { useTranslations } from 'next-intl';
import formStyles from '@/components/desk/form.module.css';
import type { DigestChoice } from '@/db/accounts/digest-choice';
import type { PlainAction } from '@/lib/forms/state';
import styles from './answers.module.css';

interface DigestFormProps {
  choice: DigestChoice;
  email: string;
  action: PlainAction;
}

/** Asks whether its author wants a mail a day; afterwards says what was chosen, and offers the other. */
export function DigestForm({ choice, email, action }: DigestFormProps) {
  const t = useTranslations('DeskAnswers.digest');
  return (
    <section id="digest" className={formStyles.section} aria-labelledby="digest-heading">
      <h2 id="digest-heading">{t('heading')}</h2>
      <p>{t.rich(`explain.${choice}`, { email: () => <bdi dir="ltr">{email}</bdi> })}</p>
      <form className={styles.choices} action={action}>
        {choice !== 'daily' && (
          <button type="submit" name="digest" value="daily">
            {t('daily')}
          </button>
        )}
        {choice !== 'never' && (
          <button type="submit" name="digest" value="never">
            {t(choice === 'daily' ? 'stop' : 'never')}
          </button>
        )}
      </form>
    </section>
  );
}
