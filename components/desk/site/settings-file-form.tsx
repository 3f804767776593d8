'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import formStyles from '@/components/desk/form.module.css';
import { SITE_FILE } from '@/lib/desk/paths';
import { fileRefusals, type SiteFormState } from '@/lib/desk/site-fields';
import type { FormAction } from '@/lib/forms/state';
import { useErrorWords } from './error-words';

/** Gives the settings as a file, and takes them back from one. */
export function SettingsFileForm({ action }: { action: FormAction<SiteFormState> }) {
  const t = useTranslations('DeskSite');
  const [state, submit, pending] = useActionState(action, { errors: {}, values: {} }, '#file');
  const errorWords = useErrorWords();
  const refusals = fileRefusals(state.errors);
  const isRefused = Object.keys(state.errors).length > 0;
  return (
    <section id="file" className={formStyles.section} aria-labelledby="file-title">
      <h2 id="file-title">{t('file.title')}</h2>
      <p className={formStyles.note}>{t('file.explain')}</p>
      <p>
        <a href={SITE_FILE}>{t('file.download')}</a>
      </p>
      <form className={formStyles.form} action={submit} noValidate>
        <div className={formStyles.field}>
          <label htmlFor="settings-file">{t('file.label')}</label>
          <p id="settings-file-hint" className={formStyles.hint}>
            {t('file.hint')}
          </p>
          {isRefused && (
            <div id="settings-file-error" className={formStyles.error} role="alert">
              <p>{state.errors.form ? t(`file.${state.errors.form as 'no-file'}`) : t('file.refused')}</p>
              {refusals.length > 0 && (
                <ul>
                  {refusals.map(({ key, section, field, edition, code }) => (
                    <li key={key}>
                      {t(`sections.${section}`)} · {field ? t(`fields.${field}` as 'fields.name') : key}{' '}
                      {edition && t(`editions.${edition}`)}:{' '}
                      {field
                        ? errorWords(field, code, state.values[key] ?? '', state.unknown?.[key])
                        : t('file.unknown-setting')}
                    </li>
                  ))}
                </ul>
              )}
            </div>
          )}
          <input
            id="settings-file"
            name="file"
            type="file"
            accept=".json,application/json"
            aria-invalid={isRefused ? true : undefined}
            aria-describedby={isRefused ? 'settings-file-hint settings-file-error' : 'settings-file-hint'}
          />
        </div>
        <button type="submit" disabled={pending}>
          {t('file.submit')}
        </button>
      </form>
    </section>
  );
}
