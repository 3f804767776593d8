'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { ChoiceField, TextField } from '@/components/desk/field';
import styles from '@/components/desk/form.module.css';
import type { AuthorFormState, NamedErrors, TopicFormState } from '@/lib/desk/named-form';
import { freeText } from '@/lib/forms/free-text';
import type { FormAction } from '@/lib/forms/state';

interface NamedFormProps<State> {
  id: number;
  values: State extends { values: infer Values } ? Values : never;
  saved: boolean;
  action: FormAction<State>;
  maxName: number;
  maxSlug: number;
}

/** Name, address, biography and gender of an author. */
export function AuthorForm({
  id,
  values: stored,
  saved,
  action,
  ...limits
}: NamedFormProps<AuthorFormState>) {
  const t = useTranslations('DeskNamed');
  const [{ errors, values }, submit, pending] = useActionState(
    action,
    { errors: {}, values: stored },
    '#named-name',
  );
  return (
    <form className={`${styles.form} ${styles.narrow}`} action={submit} noValidate>
      <input type="hidden" name="id" value={id} />
      <Outcome errors={errors} saved={saved} />
      <NameFields values={values} errors={errors} {...limits} />
      <div className={styles.field}>
        <label htmlFor="named-bio">{t('bio')}</label>
        {errors.bio && (
          <p id="named-bio-error" className={styles.error} role="alert">
            {t('errors.too-long', { limit: 5000 })}
          </p>
        )}
        <textarea
          key={values.bio}
          id="named-bio"
          name="bio"
          rows={5}
          {...freeText}
          defaultValue={values.bio}
          aria-invalid={errors.bio ? true : undefined}
          aria-describedby={errors.bio ? 'named-bio-error' : undefined}
        />
      </div>
      <ChoiceField
        id="named-gender"
        name="gender"
        label={t('gender')}
        value={values.gender}
        choices={(['', 'male', 'female'] as const).map((value) => ({
          value,
          label: t(`genders.${value || 'unknown'}`),
        }))}
      />
      <button type="submit" className="primary" disabled={pending}>
        {t('save')}
      </button>
    </form>
  );
}

/** Name and address of a topic. */
export function TopicForm({ id, values: stored, saved, action, ...limits }: NamedFormProps<TopicFormState>) {
  const t = useTranslations('DeskNamed');
  const [{ errors, values }, submit, pending] = useActionState(
    action,
    { errors: {}, values: stored },
    '#named-name',
  );
  return (
    <form className={`${styles.form} ${styles.narrow}`} action={submit} noValidate>
      <input type="hidden" name="id" value={id} />
      <Outcome errors={errors} saved={saved} />
      <NameFields values={values} errors={errors} {...limits} />
      <button type="submit" className="primary" disabled={pending}>
        {t('save')}
      </button>
    </form>
  );
}

function Outcome({ errors, saved }: { errors: NamedErrors; saved: boolean }) {
  const t = useTranslations('DeskNamed');
  if (errors.form)
    return (
      <p className={styles.alert} role="alert">
        {t('errors.gone')}
      </p>
    );
  if (!saved || Object.keys(errors).length > 0) return null;
  return (
    <p className={styles.done} role="status">
      {t('saved')}
    </p>
  );
}

interface NameFieldsProps {
  values: { name: string; slug: string };
  errors: NamedErrors;
  maxName: number;
  maxSlug: number;
}

function NameFields({ values, errors, maxName, maxSlug }: NameFieldsProps) {
  const t = useTranslations('DeskNamed');
  return (
    <>
      <TextField
        id="named-name"
        name="name"
        label={t('name')}
        value={values.name}
        error={errors.name && t(`errors.${errors.name}`, { limit: maxName })}
      />
      <TextField
        id="named-slug"
        name="slug"
        label={t('slug')}
        hint={t('slugHint')}
        value={values.slug}
        isOptional
        error={errors.slug && t(`errors.${errors.slug}`, { limit: maxSlug })}
      />
    </>
  );
}
