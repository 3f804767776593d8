'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { ChoiceField, TextField } from '@/components/desk/field';
import styles from '@/components/desk/form.module.css';
import type { WordRule } from '@/lib/comments/word-rules';
import type { WordFormState } from '@/lib/desk/word-lists';
import type { FormAction } from '@/lib/forms/state';

interface WordFormProps {
  /** What the last post added. */
  added?: string;
  action: FormAction<WordFormState>;
  maxLength: number;
  matches: readonly WordRule['match'][];
  actions: readonly WordRule['action'][];
}

export function WordForm({ added, action, maxLength, matches, actions }: WordFormProps) {
  const t = useTranslations('DeskWords');
  const [{ errors, values }, submit, pending] = useActionState(
    action,
    { errors: {}, values: { text: '', match: 'exact', action: 'hold' } },
    '#word-text',
  );
  return (
    <form className={`${styles.form} ${styles.beside}`} action={submit} noValidate>
      {added && !errors.text && (
        <p className={styles.done} role="status">
          {t.rich('added', { word: () => <bdi>{added}</bdi> })}
        </p>
      )}
      <TextField
        id="word-text"
        name="text"
        label={t('text')}
        value={values.text}
        error={errors.text && t(`errors.${errors.text}`, { limit: maxLength })}
      />
      <ChoiceField
        id="word-match"
        name="match"
        label={t('match')}
        value={values.match}
        choices={matches.map((value) => ({ value, label: t(`matches.${value}`) }))}
      />
      <ChoiceField
        id="word-action"
        name="action"
        label={t('action')}
        value={values.action}
        choices={actions.map((value) => ({ value, label: t(`actions.${value}`) }))}
      />
      <button type="submit" className="primary" disabled={pending}>
        {t('submit')}
      </button>
    </form>
  );
}
