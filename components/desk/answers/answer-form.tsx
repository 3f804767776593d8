'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import formStyles from '@/components/desk/form.module.css';
import type { ItemTextFormState } from '@/lib/desk/item-text-form';
import { freeText } from '@/lib/forms/free-text';
import type { FormAction } from '@/lib/forms/state';
import styles from './answers.module.css';

interface AnswerFormProps {
  /** The comment's. */
  id: number;
  /** `id:revision` of the comment. */
  item: string;
  /** Path of the page. */
  from: string;
  action: FormAction<ItemTextFormState>;
  /** In graphemes. */
  limit: number;
}

/** The answer box below a comment; a rejected answer comes back as it was typed. */
export function AnswerForm({ id, item, from, action, limit }: AnswerFormProps) {
  const t = useTranslations('DeskAnswers');
  const [{ errors, values }, submit, pending] = useActionState(
    action,
    { errors: {}, values: { text: null } },
    `#comment-${id}`,
  );
  const error = errors.text ?? errors.form;
  const described = [`answer-${id}-hint`, error ? `answer-${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <form className={styles.form} action={submit} noValidate>
      <input type="hidden" name="item" value={item} />
      <input type="hidden" name="from" value={from} />
      <label htmlFor={`answer-${id}`}>{t('answer')}</label>
      {error && (
        <p id={`answer-${id}-error`} className={formStyles.error} role="alert">
          {t(`errors.${error}`, { count: limit })}
        </p>
      )}
      <textarea
        key={values.text}
        id={`answer-${id}`}
        name="text"
        {...freeText}
        rows={3}
        required
        defaultValue={values.text ?? ''}
        aria-invalid={errors.text !== undefined || undefined}
        aria-describedby={described}
      />
      <p id={`answer-${id}-hint`} className={formStyles.hint}>
        {t('hint')}
      </p>
      <button type="submit" className="primary" disabled={pending}>
        {t('submit')}
      </button>
    </form>
  );
}
