import { useTranslations } from 'next-intl';
import type { CommentErrors, CommentLimits, CommentValues } from '@/lib/comments/form';
import { isolate } from '@/lib/text/bidi';
import styles from './comment-form.module.css';

/** The fields that a reader can mend, in their order. */
const FIELDS = ['name', 'email', 'body'] as const;
export type CommentField = (typeof FIELDS)[number];

interface ErrorSummaryProps {
  errors: CommentErrors;
  values: CommentValues;
  limits: CommentLimits;
}

/** What is wrong, each a link to its field; opened at and focused through the form's address. */
export function ErrorSummary({ errors, values, limits }: ErrorSummaryProps) {
  const t = useTranslations('Errors');
  const words = useErrorWords(limits);
  const wrong = FIELDS.filter((name) => errors[name]);
  if (wrong.length === 0 && !errors.form) return null;
  return (
    <div
      id="comment-errors"
      className={styles.summary}
      tabIndex={-1}
      role="alert"
      aria-labelledby="comment-errors-heading"
    >
      {/* What a reader can put right is counted; a closed thread or a fault of ours is not. */}
      <h3 id="comment-errors-heading">{t('heading', { count: wrong.length })}</h3>
      <ul>
        {errors.form && (
          <li>
            {t(`form.${errors.form}`, { minutes: errors.minutes ?? 0, fault: isolate(errors.fault ?? '') })}
          </li>
        )}
        {wrong.map((name) => (
          <li key={name}>
            <a href={`#comment-${name}`}>{words(name, errors)}</a>
          </li>
        ))}
      </ul>
      {FIELDS.some((name) => values[name].trim() !== '') && <p>{t('kept')}</p>}
    </div>
  );
}

/** The same words in the summary and beside the field. */
export function useErrorWords({ nameLimit, bodyLimit }: CommentLimits) {
  const t = useTranslations('Errors');
  return (field: CommentField, errors: CommentErrors): string => {
    if (field === 'name' && errors.name) return t(`name.${errors.name}`, { limit: nameLimit });
    if (field === 'email' && errors.email) return t(`email.${errors.email}`);
    if (field === 'body' && errors.body) return t(`body.${errors.body}`, { limit: bodyLimit });
    return '';
  };
}
