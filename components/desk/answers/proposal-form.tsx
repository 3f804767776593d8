'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import formStyles from '@/components/desk/form.module.css';
import choiceStyles from '@/components/site/choices.module.css';
import { type ProposalFormState, type ProposalKind, proposalKinds } from '@/lib/desk/proposal-form';
import { freeText } from '@/lib/forms/free-text';
import type { FormAction } from '@/lib/forms/state';
import styles from './answers.module.css';

interface ProposalFormProps {
  /** The comment's. */
  id: number;
  item: string;
  /** Path of the page. */
  from: string;
  /** What was proposed before, while nobody has decided. */
  proposed: ProposalKind | null;
  action: FormAction<ProposalFormState>;
  /** In graphemes. */
  limit: number;
}

/** Proposes a comment to the editors, who decide; collapsed until opened. */
export function ProposalForm({ id, item, from, proposed, action, limit }: ProposalFormProps) {
  const t = useTranslations('DeskAnswers');
  const [{ errors, values }, submit, pending] = useActionState(
    action,
    { errors: {}, values: { kind: proposed ?? '', note: '' } },
    `#comment-${id}`,
  );
  const error = errors.form ?? errors.kind;
  return (
    <details className={styles.proposal} open={Object.keys(errors).length > 0 || undefined}>
      <summary>{t(proposed ? `proposed.${proposed}` : 'propose')}</summary>
      <form className={styles.form} action={submit} noValidate>
        <input type="hidden" name="item" value={item} />
        <input type="hidden" name="from" value={from} />
        {error && (
          <p className={formStyles.error} role="alert">
            {t(`proposalErrors.${error === 'gone' ? 'gone' : 'kind'}`)}
          </p>
        )}
        <fieldset className={choiceStyles.choices}>
          <legend>{t('proposeWhat')}</legend>
          {proposalKinds.map((kind) => (
            <label key={kind}>
              <input type="radio" name="kind" value={kind} defaultChecked={kind === values.kind} />
              <span>{t(`kinds.${kind}`)}</span>
            </label>
          ))}
        </fieldset>
        <label htmlFor={`note-${id}`}>{t('note')}</label>
        {errors.note && (
          <p id={`note-${id}-error`} className={formStyles.error} role="alert">
            {t(`proposalErrors.${errors.note}`, { limit })}
          </p>
        )}
        <textarea
          key={values.note}
          id={`note-${id}`}
          name="note"
          {...freeText}
          rows={2}
          defaultValue={values.note}
          aria-invalid={errors.note !== undefined || undefined}
          aria-describedby={errors.note ? `note-${id}-error` : undefined}
        />
        <button type="submit" disabled={pending}>
          {t('proposeGo')}
        </button>
      </form>
    </details>
  );
}
