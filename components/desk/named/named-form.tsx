'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState } from 'react';
import { ChoiceField, TextField } from '@/components/desk/field';
import styles from '@/components/desk/form.module.css';
import {
  type AuthorFormState,
  MAX_BIO_LENGTH,
  type NamedErrors,
  type TopicFormState,
} from '@/lib/desk/named-form';
import { freeText } from '@/lib/forms/free-text';
import type { FormAction, FormState } from '@/lib/forms/state';
import { MAX_DESCRIPTION_LENGTH } from '@/lib/markdown/article-schema';

interface Named {
  name: string;
  slug: string;
}

interface NamedFormProps<Values> {
  id: number;
  values: Values;
  saved: boolean;
  action: FormAction<FormState<Values, NamedErrors>>;
  maxName: number;
  maxSlug: number;
}

/** Name, address, biography and gender of an author. */
export function AuthorForm(props: NamedFormProps<AuthorFormState['values']>) {
  const t = useTranslations('DeskNamed');
  return (
    <NamedForm {...props}>
      {(values, errors) => (
        <>
          <div className={styles.field}>
            <label htmlFor="named-bio">{t('bio')}</label>
            {errors.bio && (
              <p id="named-bio-error" className={styles.error} role="alert">
                {t('errors.too-long', { limit: MAX_BIO_LENGTH })}
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
        </>
      )}
    </NamedForm>
  );
}

interface TopicFormProps extends NamedFormProps<TopicFormState['values']> {
  /** Articles that can open its page. */
  leads: readonly { id: number; title: string }[];
}

/** Name and address of a topic, the line that says what it is, and what opens its page. */
export function TopicForm({ leads, ...props }: TopicFormProps) {
  const t = useTranslations('DeskNamed');
  return (
    <NamedForm {...props}>
      {(values, errors) => (
        <>
          <TextField
            id="named-description"
            name="description"
            label={t('topics.description')}
            hint={t('topics.descriptionHint')}
            value={values.description}
            isOptional
            error={errors.description && t('errors.too-long', { limit: MAX_DESCRIPTION_LENGTH })}
          />
          <ChoiceField
            id="named-lead"
            name="leadId"
            label={t('topics.lead')}
            value={values.leadId}
            error={errors.leadId && t(`errors.${errors.leadId}`)}
            choices={[
              { value: '', label: t('topics.newest') },
              ...leads.map(({ id, title }) => ({ value: String(id), label: title })),
            ]}
          />
        </>
      )}
    </NamedForm>
  );
}

interface WithMore<Values> extends NamedFormProps<Values> {
  /** Further fields. */
  children?: (values: Values, errors: NamedErrors) => ReactNode;
}

function NamedForm<Values extends Named>(props: WithMore<Values>) {
  const { id, values: stored, saved, action, maxName, maxSlug, children } = props;
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
      {children?.(values, errors)}
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
