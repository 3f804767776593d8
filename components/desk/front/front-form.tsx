'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { ChoiceField, TextField } from '@/components/desk/field';
import formStyles from '@/components/desk/form.module.css';
import { type FrontFormState, MAX_PINS, type PinFields } from '@/lib/desk/front-form';
import type { FormAction } from '@/lib/forms/state';
import { type Edition, site } from '@/site.config';
import styles from './front-form.module.css';

interface FrontFormProps {
  action: FormAction<FrontFormState>;
  edition: Edition;
  /** The edition's. */
  name: string;
  /** What its times are called: not by the browser, whose words may be others. */
  zone: string;
  /** What is pinned now: optimistic lock. */
  seen: string;
  /** What is pinned, and one for a further article. */
  rows: readonly PinFields[];
  /** By article. */
  titles: Record<string, string>;
  /** Articles that can be pinned. */
  choices: readonly number[];
  saved: boolean;
}

/** What stands first on an edition's front page, in which order, until when; the first is its lead. */
export function FrontForm({
  action,
  edition,
  name,
  zone,
  seen,
  rows,
  titles,
  choices,
  saved,
}: FrontFormProps) {
  const t = useTranslations('DeskFront');
  const id = `front-${edition}`;
  const [{ errors, values }, submit, pending] = useActionState(
    action,
    { errors: {}, values: rows },
    `#${id}`,
  );
  const { dir } = site.editions[edition];
  const field = (row: number, name: string) => `${name}-${row}`;
  return (
    <section id={id} className={formStyles.section} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{name}</h2>
      {saved && errors.form === undefined && errors.until === undefined && (
        <p className={formStyles.done} role="status">
          {t('saved')}
        </p>
      )}
      {errors.form && (
        <p className={formStyles.alert} role="alert">
          {t(`errors.${errors.form}`, { limit: MAX_PINS })}
        </p>
      )}
      <form className={styles.form} action={submit} noValidate>
        <input type="hidden" name="edition" value={edition} />
        <input type="hidden" name="seen" value={seen} />
        <input type="hidden" name="rows" value={values.length} />
        <ol className={styles.rows}>
          {values.map((fields, row) => {
            const isNew = row === values.length - 1;
            const error = errors.until?.[row];
            return (
              <li key={isNew ? 'new' : fields.id}>
                {isNew ? (
                  <ChoiceField
                    id={`${id}-id-${row}`}
                    name={field(row, 'id')}
                    label={t('add')}
                    value={fields.id}
                    choices={['', ...choices.map(String)].map((value) => ({
                      value,
                      label: titles[value] ?? t('none'),
                    }))}
                  />
                ) : (
                  <>
                    <input type="hidden" name={field(row, 'id')} value={fields.id} />
                    <p className={styles.title} lang={edition} dir={dir}>
                      {titles[fields.id] ?? fields.id}
                    </p>
                  </>
                )}
                <div className={styles.fields}>
                  <TextField
                    id={`${id}-place-${row}`}
                    name={field(row, 'place')}
                    label={t('place')}
                    value={fields.place}
                    type="number"
                    dir="ltr"
                  />
                  <TextField
                    id={`${id}-until-${row}`}
                    name={field(row, 'until')}
                    label={t('until')}
                    value={fields.until}
                    error={error && t(`errors.${error}`)}
                    type="datetime-local"
                    dir="ltr"
                    isOptional
                  />
                  {!isNew && (
                    <label className={formStyles.check}>
                      <input
                        type="checkbox"
                        name={field(row, 'remove')}
                        value="1"
                        defaultChecked={fields.remove !== ''}
                      />
                      {t('remove')}
                    </label>
                  )}
                </div>
              </li>
            );
          })}
        </ol>
        <p className={formStyles.hint}>{t('hint', { zone })}</p>
        <button type="submit" className="primary" disabled={pending}>
          {t('save')}
        </button>
      </form>
    </section>
  );
}
