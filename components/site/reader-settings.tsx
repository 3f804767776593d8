import { getFormatter, getTranslations } from 'next-intl/server';
import { readerSettings } from '@/lib/site/reader-settings';
import choices from './reader-choices.module.css';
import styles from './reader-settings.module.css';

const PANEL = 'reader-settings';

/**
 * The reader's own settings: radio buttons that the stylesheet looks at (app/reader-settings.css), in a panel that the
 * browser opens and closes. Our script only remembers what was chosen.
 */
export async function ReaderSettings() {
  const t = await getTranslations('ReaderSettings');
  const format = await getFormatter();
  return (
    <>
      <button type="button" className={styles.open} popoverTarget={PANEL} title={t('title')}>
        <span aria-hidden="true">{t('sign')}</span>
        <span aria-hidden="true">{t('sign')}</span>
        <span className={styles.word}>{t('title')}</span>
      </button>
      {/* method="dialog": submitting by Enter does nothing. */}
      <section id={PANEL} className={styles.panel} popover="auto" aria-labelledby={`${PANEL}-title`}>
        <form method="dialog" className={choices.choices}>
          <p id={`${PANEL}-title`} className={styles.title}>
            {t('title')}
          </p>
          <fieldset className={choices.sizes}>
            <legend>{t('size')}</legend>
            {readerSettings.size.map((value) => (
              <Choice key={value} name="size" value={value}>
                <span aria-hidden="true">{t('sign')}</span>
                <span className="heard">{format.number(Number(value) / 100, { style: 'percent' })}</span>
              </Choice>
            ))}
          </fieldset>
          <fieldset className={choices.themes}>
            <legend>{t('theme')}</legend>
            {readerSettings.theme.map((value) => (
              <Choice key={value} name="theme" value={value}>
                <span aria-hidden="true" className={choices.swatch} />
                {t(`themes.${value}`)}
              </Choice>
            ))}
          </fieldset>
          <fieldset className={choices.fonts}>
            <legend>{t('font')}</legend>
            {readerSettings.font.map((value) => (
              <Choice key={value} name="font" value={value}>
                {t(`fonts.${value}`)}
              </Choice>
            ))}
          </fieldset>
          <p className={styles.ways}>
            <button type="reset">{t('reset')}</button>
            <button type="button" popoverTarget={PANEL} popoverTargetAction="hide">
              {t('close')}
            </button>
          </p>
        </form>
      </section>
    </>
  );
}

interface ChoiceProps {
  name: keyof typeof readerSettings;
  value: string;
  children: React.ReactNode;
}

/** A radio button; the first of its name is the default. */
function Choice({ name, value, children }: ChoiceProps) {
  return (
    <label>
      <input
        type="radio"
        id={`reader-${name}-${value}`}
        name={name}
        value={value}
        defaultChecked={value === readerSettings[name][0]}
      />
      {children}
    </label>
  );
}
