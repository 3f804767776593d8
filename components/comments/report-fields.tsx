'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState } from 'react';
import choiceStyles from '@/components/site/choices.module.css';
import type { ReportFormState, ReportReason } from '@/lib/comments/report-form';
import { freeText } from '@/lib/forms/free-text';
import type { FormAction } from '@/lib/forms/state';
import { isolate } from '@/lib/text/bidi';
import styles from './comment-form.module.css';

export type PostReport = FormAction<ReportFormState>;

interface ReportFieldsProps {
  commentId: number;
  edition: string;
  post: PostReport;
  reasons: readonly ReportReason[];
  /** What is shown when the form did not arrive. */
  unsent: ReactNode;
}

/** Why a reader thinks that a comment breaks the rules. A Client Component for its hook alone, like the comment form. */
export function ReportFields({ commentId, edition, post, reasons, unsent }: ReportFieldsProps) {
  const t = useTranslations('Report');
  const [{ errors, values }, submit] = useActionState(
    post,
    { errors: {}, values: { commentId: '', reason: '', note: '' } },
    '#report-error',
  );
  const error = errors.reason ?? errors.form;
  return (
    <form className={styles.form} action={submit} data-post="report" noValidate>
      <input type="hidden" name="commentId" value={commentId} />
      <input type="hidden" name="edition" value={edition} />
      <fieldset className={choiceStyles.choices} aria-describedby={error ? 'report-error' : undefined}>
        <legend>{t('reason')}</legend>
        {error && (
          <p id="report-error" className={styles.error} tabIndex={-1} role="alert">
            {t(error, { fault: isolate(errors.fault ?? '') })}
          </p>
        )}
        {reasons.map((reason) => (
          <label key={reason}>
            <input
              type="radio"
              name="reason"
              value={reason}
              defaultChecked={reason === values.reason}
              required
            />
            {t(`reasons.${reason}`)}
          </label>
        ))}
      </fieldset>
      <div className={styles.field}>
        <label htmlFor="report-note">{t('note')}</label>
        <p id="report-note-hint" className={styles.hint}>
          {t('noteHint')}
        </p>
        <textarea
          id="report-note"
          name="note"
          {...freeText}
          rows={3}
          aria-describedby="report-note-hint"
          defaultValue={values.note}
        />
      </div>
      {unsent}
      <p className={styles.send}>
        <button type="submit" className="primary">
          {t('submit')}
        </button>
        <span>{t('explain')}</span>
      </p>
    </form>
  );
}
