'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState } from 'react';
import styles from '@/components/comments/comment-form.module.css';
import type { ErrorReportFormState } from '@/lib/corrections/error-report-form';
import { freeText } from '@/lib/forms/free-text';
import type { FormAction } from '@/lib/forms/state';
import { isolate } from '@/lib/text/bidi';

export type PostErrorReport = FormAction<ErrorReportFormState>;

interface ErrorReportFieldsProps {
  articleId: number;
  edition: string;
  post: PostErrorReport;
  /** What is shown when the form did not arrive. */
  unsent: ReactNode;
}

/** What is wrong in an article, and where. A Client Component for its hook alone, like the comment form. */
export function ErrorReportFields({ articleId, edition, post, unsent }: ErrorReportFieldsProps) {
  const t = useTranslations('ErrorReport');
  const [{ errors, values }, submit] = useActionState(
    post,
    { errors: {}, values: { articleId: '', passage: '', note: '' } },
    '#content',
  );
  const field = (name: 'passage' | 'note', rows: number) => (
    <div className={styles.field}>
      <label htmlFor={`error-${name}`}>{t(name)}</label>
      <p id={`error-${name}-hint`} className={styles.hint}>
        {t(`hints.${name}`)}
      </p>
      {errors[name] && (
        <p id={`error-${name}-error`} className={styles.error} role="alert">
          {t(`errors.${errors[name]}`)}
        </p>
      )}
      <textarea
        id={`error-${name}`}
        name={name}
        {...freeText}
        rows={rows}
        required={name === 'note'}
        defaultValue={values[name]}
        aria-invalid={errors[name] !== undefined || undefined}
        aria-describedby={`error-${name}-hint ${errors[name] ? `error-${name}-error` : ''}`.trim()}
      />
    </div>
  );
  return (
    <form className={styles.form} action={submit} data-post="error" data-goal="receipt" noValidate>
      <input type="hidden" name="articleId" value={articleId} />
      <input type="hidden" name="edition" value={edition} />
      {errors.form && (
        <p className={styles.error} role="alert" tabIndex={-1}>
          {t(`errors.${errors.form}`, { fault: isolate(errors.fault ?? '') })}
        </p>
      )}
      {field('passage', 3)}
      {field('note', 5)}
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
