'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState } from 'react';
import choiceStyles from '@/components/site/choices.module.css';
import type { ReportReason } from '@/db/schema/comments';
import { isolate } from '@/lib/text/bidi';
import styles from './comment-form.module.css';

/** Failure only: a report that was taken is answered with a redirect. */
export interface ReportState {
  error: 'missing' | 'unavailable' | null;
  /** With 'unavailable': the number under which it is found in the log. */
  fault?: string;
  reason: ReportReason | null;
  note: string;
}

export type PostReport = (previous: ReportState, form: FormData) => Promise<ReportState>;

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
  const [{ error, fault, reason: chosen, note }, submit] = useActionState(
    post,
    { error: null, reason: null, note: '' },
    '#report-error',
  );
  return (
    <form className={styles.form} action={submit} data-post="report" noValidate>
      <input type="hidden" name="commentId" value={commentId} />
      <input type="hidden" name="edition" value={edition} />
      <fieldset className={choiceStyles.choices} aria-describedby={error ? 'report-error' : undefined}>
        <legend>{t('reason')}</legend>
        {error && (
          <p id="report-error" className={styles.error} tabIndex={-1} role="alert">
            {t(error, { fault: isolate(fault ?? '') })}
          </p>
        )}
        {reasons.map((reason) => (
          <label key={reason}>
            <input type="radio" name="reason" value={reason} defaultChecked={reason === chosen} required />
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
          dir="auto"
          rows={3}
          aria-describedby="report-note-hint"
          defaultValue={note}
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
