'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import formStyles from '@/components/desk/form.module.css';
import { type SiteFormState, siteFields } from '@/lib/desk/site-fields';
import type { FormAction } from '@/lib/forms/state';
import type { Section, TypedSection } from '@/lib/site/site-settings';
import { type Edition, editions } from '@/site.config';
import { SectionPreview } from './section-preview';
import { SettingField } from './setting-field';
import styles from './site.module.css';

interface SectionFormProps {
  section: Section;
  action: FormAction<SiteFormState>;
  /** As they are stored. */
  values: TypedSection;
  /** The lines beside the name that hold where none is set. */
  taglines: Record<Edition, string>;
  /** The revision they are of. */
  seen: number;
}

/** The settings of a section: what is of both editions stands beside each other. */
export function SectionForm({ section, action, values: stored, taglines, seen }: SectionFormProps) {
  const t = useTranslations('DeskSite');
  const [state, submit, pending] = useActionState(action, { errors: {}, values: stored }, `#${section}`);
  const { errors, values, isPreview, unknown = {} } = state;
  return (
    <form className={styles.form} action={submit} noValidate>
      <input type="hidden" name="section" value={section} />
      <input type="hidden" name="seen" value={seen} />
      {errors.form && (
        <p className={formStyles.alert} role="alert">
          {t('errors.stale')}
        </p>
      )}
      <div className={styles.fields}>
        {siteFields[section].flatMap((field) => {
          const shared = { field, section, errors, values, unknown };
          if (!field.isOfEdition) return <SettingField key={field.name} {...shared} name={field.name} />;
          return editions.map((edition) => (
            <SettingField
              key={`${field.name}-${edition}`}
              {...shared}
              name={`${field.name}-${edition}`}
              edition={edition}
            />
          ));
        })}
      </div>
      {isPreview && <SectionPreview section={section} values={values} taglines={taglines} />}
      <p className={styles.buttons}>
        <button type="submit" className="primary" name="intent" value="save" disabled={pending}>
          {t('save')}
        </button>
        {section !== 'comments' && section !== 'mail' && (
          <button type="submit" name="intent" value="preview" disabled={pending}>
            {t('preview')}
          </button>
        )}
      </p>
    </form>
  );
}
