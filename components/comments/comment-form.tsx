'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type HTMLInputTypeAttribute, type ReactNode, useActionState } from 'react';
import { HONEYPOT } from '@/lib/comments/field-rules';
import type { CommentErrors, CommentFormState, CommentLimits, CommentValues } from '@/lib/comments/form';
import { freeText } from '@/lib/forms/free-text';
import type { FormAction } from '@/lib/forms/state';
import { type CommentField, ErrorSummary, useErrorWords } from './comment-errors';
import styles from './comment-form.module.css';

export type PostComment = FormAction<CommentFormState>;

interface CommentFormProps {
  action: PostComment;
  articleId: number;
  parentId?: number;
  limits: CommentLimits;
  /** Whose comments wait here for a moderator. */
  waits: 'all' | 'newcomers' | 'none';
  /** How long a comment usually waits; null where the owner says nothing. */
  usualHours: number | null;
  /** What is shown when the form did not arrive. */
  unsent: ReactNode;
}

/**
 * A Client Component only because the state of a failed post reaches it through a hook: it renders on the server and is
 * never hydrated. Ids travel as hidden fields, never bound to the action (vercel/next.js#57867).
 */
export function CommentForm(props: CommentFormProps) {
  const { action, articleId, parentId, limits, waits, usualHours, unsent } = props;
  const t = useTranslations('CommentForm');
  const [{ errors, values }, submit] = useActionState(
    action,
    { errors: {}, values: { articleId: '', parentId: '', name: '', email: '', body: '', honeypot: '' } },
    // The answer to a failed post opens at the summary of errors, which takes the focus without a script.
    '#comment-errors',
  );
  const field = { errors, values, limits };
  return (
    <form className={styles.form} action={submit} data-post="comment" data-goal="receipt" noValidate>
      <ErrorSummary errors={errors} values={values} limits={limits} />
      <p className={styles.notice}>{t('notice')}</p>
      <input type="hidden" name="articleId" value={articleId} />
      <input type="hidden" name="parentId" value={parentId ?? ''} />
      <div className="heard" aria-hidden="true">
        <label htmlFor={`comment-${HONEYPOT}`}>{t('honeypot')}</label>
        <input id={`comment-${HONEYPOT}`} name={HONEYPOT} type="text" tabIndex={-1} autoComplete="off" />
      </div>
      <div className={styles.who}>
        <TextField {...field} name="name" autoComplete="name" />
        <TextField {...field} name="email" type="email" dir="ltr" autoComplete="email" />
      </div>
      <TextField {...field} name="body" multiline hint={t('bodyHint', { limit: limits.bodyLimit })} />
      <ScriptedAids bodyLimit={limits.bodyLimit} />
      {unsent}
      <p className={styles.send}>
        <button
          type="submit"
          className="primary"
          data-as-comment={t('submit')}
          data-as-reply={t('submitReply')}
        >
          {t(parentId ? 'submitReply' : 'submit')}
        </button>
        <button type="button" className={styles.quiet} data-cancel hidden>
          {t('cancel')}
        </button>
        {waits !== 'none' && (
          <span>
            {usualHours ? t('moderatedWithin', { waits, hours: usualHours }) : t('moderated', { waits })}
          </span>
        )}
      </p>
    </form>
  );
}

/** What only our script can do, hidden until it comes: components/enhance/, counter.ts, draft.ts and remembered.ts. */
function ScriptedAids({ bodyLimit }: { bodyLimit: number }) {
  const t = useTranslations('CommentForm');
  const format = useLocale();
  return (
    <>
      <p
        className={styles.left}
        data-limit={bodyLimit}
        data-format={format}
        data-left={t('left')}
        data-over={t('over')}
        hidden
      />
      <p className={styles.hint} data-restored hidden>
        {t('restored')}{' '}
        <button type="button" className={styles.quiet} data-discard>
          {t('discard')}
        </button>
      </p>
      <label className={styles.remember} hidden>
        <input type="checkbox" name="remember" /> {t('remember')}
      </label>
    </>
  );
}

interface TextFieldProps {
  name: CommentField;
  errors: CommentErrors;
  values: CommentValues;
  limits: CommentLimits;
  /** For what is always written so, such as an address; otherwise as its letters run. */
  dir?: 'ltr';
  type?: HTMLInputTypeAttribute;
  autoComplete?: string;
  multiline?: boolean;
  hint?: ReactNode;
}

function TextField(props: TextFieldProps) {
  const { name, errors, values, limits, multiline = false, hint, dir, type, autoComplete } = props;
  const t = useTranslations('CommentForm');
  const words = useErrorWords(limits);
  const id = `comment-${name}`;
  const wrong = errors[name] !== undefined;
  const described = [hint ? `${id}-hint` : '', wrong ? `${id}-error` : ''].filter(Boolean).join(' ');
  const most = { name: limits.nameLimit, email: undefined, body: limits.bodyLimit }[name];
  const common = {
    id,
    name,
    ...(dir ? { dir } : freeText),
    required: true,
    defaultValue: values[name],
    'aria-invalid': wrong || undefined,
    'data-most': most,
    'aria-describedby': described || undefined,
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t(name)}</label>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {wrong && (
        <p id={`${id}-error`} className={styles.error}>
          {words(name, errors)}
        </p>
      )}
      {multiline ? (
        <textarea {...common} rows={7} />
      ) : (
        <input {...common} type={type ?? 'text'} autoComplete={autoComplete} />
      )}
    </div>
  );
}
