import { useTranslations } from 'next-intl';
import { ChoiceField } from '@/components/desk/field';
import styles from '@/components/desk/form.module.css';
import type { PlainAction } from '@/lib/forms/state';

interface OrderFormProps {
  id: number;
  /** The ordered topics of its edition, in their order, with itself where it is one. */
  ordered: readonly { id: number; name: string }[];
  place: PlainAction;
}

/** Where a topic stands in the header and in lists. */
export function OrderForm({ id, ordered, place }: OrderFormProps) {
  const t = useTranslations('DeskNamed.topics');
  const index = ordered.findIndex((topic) => topic.id === id);
  const value = index < 0 ? '' : String(ordered[index - 1]?.id ?? 'first');
  return (
    <form className={`${styles.form} ${styles.narrow}`} action={place}>
      <input type="hidden" name="id" value={id} />
      <ChoiceField
        id="topic-after"
        name="after"
        label={t('order')}
        value={value}
        choices={[
          { value: '', label: t('byArticles') },
          { value: 'first', label: t('first') },
          ...ordered
            .filter((topic) => topic.id !== id)
            .map((topic) => ({ value: String(topic.id), label: t('after', { name: topic.name }) })),
        ]}
      />
      <button type="submit">{t('orderSubmit')}</button>
    </form>
  );
}
