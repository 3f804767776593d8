import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import formStyles from '@/components/desk/form.module.css';
import { SectionForm } from '@/components/desk/site/section-form';
import { SettingsFileForm } from '@/components/desk/site/settings-file-form';
import styles from '@/components/desk/site/site.module.css';
import { SiteLog } from '@/components/desk/site/site-log';
import { Moment } from '@/components/site/moment';
import { Name } from '@/components/site/name';
import { requireStaffPage } from '@/db/accounts/session';
import { listSiteChanges, readSectionStates } from '@/db/site/settings';
import { intlOf } from '@/i18n/edition';
import { type Section, sections } from '@/lib/site/site-settings';
import { sectionDefaults } from '@/runtime/site-settings';
import { bringSettings, resetSite, saveSite } from './actions';

/** What identifies the site, a form a section; each is seen on the next request, and undone by one press. */
export default async function SitePage({ searchParams }: PageProps<'/desk/site'>) {
  const staff = await requireStaffPage('site');
  const t = await getTranslations('DeskSite');
  const { DeskSite: words } = await getMessages();
  const { saved, stale } = await searchParams;
  const [states, changes] = [await readSectionStates(), await listSiteChanges()];
  return (
    <DeskPage title={t('title')} explain={t('explain')} section="site" staff={staff}>
      {sections.includes(saved as Section) && (
        <p className={`${formStyles.done} ${formStyles.told}`} role="status">
          {t('saved')} <a href={`#${saved}`}>{t(`sections.${saved as Section}`)}</a>
        </p>
      )}
      {saved === 'file' && (
        <p className={`${formStyles.done} ${formStyles.told}`} role="status">
          {t('file.brought')}
        </p>
      )}
      {sections.includes(stale as Section) && (
        <p className={formStyles.alert} role="alert">
          {t('errors.stale')} <a href={`#${stale}`}>{t(`sections.${stale as Section}`)}</a>
        </p>
      )}
      <nav className={styles.contents} aria-label={t('contents')}>
        <ul>
          {sections.map((section) => (
            <li key={section}>
              <a href={`#${section}`}>{t(`sections.${section}`)}</a>
            </li>
          ))}
          <li>
            <a href="#file">{t('file.title')}</a>
          </li>
        </ul>
      </nav>
      <NextIntlClientProvider messages={{ DeskSite: words }}>
        {sections.map((section) => {
          const state = states[section];
          return (
            <section
              key={section}
              id={section}
              className={formStyles.section}
              aria-labelledby={`${section}-title`}
            >
              <h2 id={`${section}-title`}>{t(`sections.${section}`)}</h2>
              <p className={formStyles.note}>{t(`explains.${section}`)}</p>
              {section === 'comments' && (
                <p className={formStyles.note}>
                  {t.rich('more', {
                    names: (words) => <a href="/desk/names">{words}</a>,
                    words: (words) => <a href="/desk/words">{words}</a>,
                  })}
                </p>
              )}
              {section === 'navigation' && (
                <p className={formStyles.note}>
                  {t.rich('order', { topics: (words) => <a href="/desk/topics">{words}</a> })}
                </p>
              )}
              {/* A new key remounts the form: it opens with what is stored now. */}
              <SectionForm
                key={state?.revision ?? 0}
                section={section}
                action={saveSite}
                values={{ ...sectionDefaults[section], ...state?.value }}
                taglines={{ ar: intlOf('ar').messages.Site.tagline, en: intlOf('en').messages.Site.tagline }}
                seen={state?.revision ?? 0}
              />
              {state && (
                <form className={styles.reset} action={resetSite}>
                  <input type="hidden" name="section" value={section} />
                  <input type="hidden" name="seen" value={state.revision} />
                  <p className={formStyles.hint}>
                    {t.rich(state.by ? 'changedBy' : 'changed', {
                      at: () => <Moment at={state.changedAt} withTime />,
                      by: () => <Name>{state.by ?? ''}</Name>,
                    })}
                  </p>
                  <button type="submit" name="intent" value="undo">
                    {t('undo')}
                  </button>
                  {state.value && (
                    <button type="submit" name="intent" value="reset">
                      {t('reset')}
                    </button>
                  )}
                </form>
              )}
            </section>
          );
        })}
        <SettingsFileForm action={bringSettings} />
      </NextIntlClientProvider>
      <SiteLog changes={changes} />
    </DeskPage>
  );
}
