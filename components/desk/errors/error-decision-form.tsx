'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { TextField } from '@/components/desk/field';
import formStyles from '@/components/desk/form.module.css';
import rows from '@/components/desk/rows.module.css';
import type { ErrorDecisionFormState } from '@/lib/desk/error-decision-form';
import type { FormAction } from '@/lib/forms/state';

export type DecideError = FormAction<ErrorDecisionFormState>;

/** What becomes of a report, with a line for its reader. */
export function ErrorDecisionForm({ id, decide }: { id: number; decide: DecideError }) {
  const t = useTranslations('DeskErrors');
  const [{ errors, values }, submit] = useActionState(decide, { errors: {}, values: { answer: '' } });
  return (
    <form action={submit} className={formStyles.form} noValidate>
      <input type="hidden" name="id" value={id} />
      {errors.outcome && (
        <p className={formStyles.error} role="alert">
          {t('errors.gone')}
        </p>
      )}
      <TextField
        id={`answer-${id}`}
        name="answer"
        label={t('answer')}
        isOptional
        value={values.answer}
        error={errors.answer && t('errors.too-long')}
      />
      <div className={rows.ways}>
        <button type="submit" name="outcome" value="corrected">
          {t('corrected')}
        </button>
        <button type="submit" name="outcome" value="declined">
          {t('declined')}
        </button>
        <button type="submit" name="outcome" value="delete">
          {t('delete')}
        </button>
      </div>
    </form>
  );
}
