import { useTranslations } from 'next-intl';
import { ChoiceField } from '@/components/desk/field';
import styles from '@/components/desk/form.module.css';
import type { PlainAction } from '@/lib/forms/state';

interface MergeFormProps {
  id: number;
  others: readonly { id: number; name: string }[];
  merge: PlainAction;
}

/** Gives a topic's articles and addresses to another; opened first, as it cannot be undone. */
export function MergeForm({ id, others, merge }: MergeFormProps) {
  const t = useTranslations('DeskNamed.topics');
  const [first] = others;
  if (!first) return null;
  return (
    <details className={styles.section}>
      <summary>{t('merge')}</summary>
      <form className={`${styles.form} ${styles.narrow}`} action={merge}>
        <input type="hidden" name="id" value={id} />
        <p>{t('mergeExplain')}</p>
        <ChoiceField
          id="merge-into"
          name="into"
          label={t('into')}
          value={String(first.id)}
          choices={others.map((other) => ({ value: String(other.id), label: other.name }))}
        />
        <button type="submit">{t('mergeSubmit')}</button>
      </form>
    </details>
  );
}
