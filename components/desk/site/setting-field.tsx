import { useTranslations } from 'next-intl';
import { ariaOf, FieldNotes } from '@/components/desk/field';
import formStyles from '@/components/desk/form.module.css';
import { DrawnName } from '@/components/site/drawn-name';
import { drawingFile, drawingGone, type SiteErrors, type siteFields } from '@/lib/desk/site-fields';
import { freeText } from '@/lib/forms/free-text';
import { MAX_WORDMARK_BYTES } from '@/lib/html/clean-wordmark';
import { timeZones } from '@/lib/site/offset-time';
import { pathFor } from '@/lib/site/paths';
import type { Section, TypedSection } from '@/lib/site/site-settings';
import { type Edition, site } from '@/site.config';
import { useErrorWords } from './error-words';
import styles from './site.module.css';

interface SettingFieldProps {
  section: Section;
  field: (typeof siteFields)[Section][number];
  /** With the edition. */
  name: string;
  edition?: Edition;
  values: TypedSection;
  errors: SiteErrors;
  /** Names in this field that are no topic's. */
  unknown: Record<string, string[]>;
}

/** An address of the edition, kept in order in a hint that runs the other way. */
const exampleOf = (edition: Edition = site.defaultEdition) =>
  `\u2066${pathFor(edition, 'pages', 'about')}\u2069`;

/** As each choice of digits shows itself. */
const DIGITS = { latin: '0123456789', indic: '٠١٢٣٤٥٦٧٨٩' };

/** A setting with its label, hint and error. */
export function SettingField({ section, field, name, edition, values, errors, unknown }: SettingFieldProps) {
  const t = useTranslations('DeskSite');
  const value = values[name] ?? '';
  const id = `site-${section}-${name}`;
  const key = `hints.${field.name}` as Parameters<typeof t>[0];
  const hint = t.has(key) ? t(key, { limit: MAX_WORDMARK_BYTES / 1024, path: exampleOf(edition) }) : '';
  const errorWords = useErrorWords();
  const error = errorWords(field.name, errors[name], value, unknown[name]);
  const label = t(`fields.${field.name}` as Parameters<typeof t>[0]);
  const shared = { id, name, ...ariaOf({ id, hint, error }) };
  const letters = field.dir ? { dir: field.dir } : freeText;
  if (field.kind === 'check')
    return (
      <div className={styles.whole}>
        <label className={formStyles.check}>
          <input {...shared} type="checkbox" value="1" defaultChecked={value !== ''} />
          {label}
        </label>
      </div>
    );
  return (
    <div className={`${formStyles.field} ${edition || field.kind === 'number' ? '' : styles.whole}`}>
      <label htmlFor={field.kind === 'drawing' ? `${id}-file` : id}>
        {label}
        {edition && <span className={styles.edition}> {t(`editions.${edition}`)}</span>}
      </label>
      <FieldNotes id={id} hint={hint} error={error} />
      {field.kind === 'line' && (
        <input
          {...shared}
          {...letters}
          type="text"
          lang={edition}
          list={name === 'timeZone' ? 'time-zones' : undefined}
          autoComplete="off"
          defaultValue={value}
        />
      )}
      {name === 'timeZone' && (
        <datalist id="time-zones">
          {timeZones().map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      )}
      {field.kind === 'number' && (
        <input
          {...shared}
          type="text"
          inputMode="numeric"
          dir="ltr"
          className={styles.number}
          autoComplete="off"
          defaultValue={value}
        />
      )}
      {field.kind === 'lines' && (
        <textarea {...shared} {...letters} lang={edition} rows={5} defaultValue={value} />
      )}
      {field.kind === 'colour' && (
        <input {...shared} type="color" className={styles.colour} defaultValue={value} key={value} />
      )}
      {field.kind === 'choice' && (
        <select {...shared} key={value} defaultValue={value}>
          {field.choices?.map((choice) => (
            <option key={choice} value={choice}>
              {t(`choices.${field.name}.${choice}` as Parameters<typeof t>[0], DIGITS)}
            </option>
          ))}
        </select>
      )}
      {field.kind === 'drawing' && (
        <>
          <input type="hidden" name={name} value={errors[name] ? '' : value} />
          {value && !errors[name] && (
            <p className={styles.drawing}>
              <DrawnName name={label} svg={value} />
              <label className={formStyles.check}>
                <input type="checkbox" name={drawingGone(name)} value="1" />
                {t('drawingGone')}
              </label>
            </p>
          )}
          <input
            {...shared}
            id={`${id}-file`}
            name={drawingFile(name)}
            type="file"
            accept=".svg,image/svg+xml"
          />
        </>
      )}
    </div>
  );
}
