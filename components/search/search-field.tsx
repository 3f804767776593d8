import { useTranslations } from 'next-intl';
import { freeText } from '@/lib/forms/free-text';
import { MAX_QUESTION_LENGTH } from '@/lib/search/query';
import { searchFields, searchPathFor } from '@/lib/search/url';
import type { Edition } from '@/site.config';
import styles from './search-field.module.css';

/** The field and its button; a form goes around them. */
export function SearchField({ id, question = '' }: { id: string; question?: string }) {
  const t = useTranslations('Search');
  return (
    <div className={styles.field}>
      <label className="heard" htmlFor={id}>
        {t('label')}
      </label>
      <input
        id={id}
        type="search"
        name={searchFields.question}
        defaultValue={question}
        {...freeText}
        placeholder={t('submit')}
        maxLength={MAX_QUESTION_LENGTH}
        enterKeyHint="search"
        autoComplete="off"
      />
      <button type="submit" aria-label={t('submit')}>
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <circle cx="11" cy="11" r="6.5" />
          <path d="m16 16 5 5" />
        </svg>
      </button>
    </div>
  );
}

/** The field by itself, as it stands on every page. */
export function SiteSearch({ edition, id, question }: { edition: Edition; id: string; question?: string }) {
  const t = useTranslations('Search');
  return (
    <search aria-label={t('site')}>
      <form action={searchPathFor(edition)}>
        <SearchField id={id} question={question} />
      </form>
    </search>
  );
}
