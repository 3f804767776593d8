import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { Staff } from '@/db/accounts/auth';
import { isByline } from '@/db/comments/answerable';
import { hasDemo } from '@/db/demo/parts';
import { deskLanguage } from '@/i18n/desk-language';
import { ARTICLES, DESK_LISTS } from '@/lib/desk/articles-url';
import { ERRORS } from '@/lib/desk/error-decision-form';
import { ANSWERS, DEMO, DESK, FRONT, HEALTH, IMPORT, PASSWORD, SITE } from '@/lib/desk/paths';
import { PICTURE_STORE } from '@/lib/desk/pictures-url';
import { type Act, mayAct } from '@/lib/desk/roles';
import { DESK_PATH_HEADER } from '@/lib/http/security-headers';
import { pathFor } from '@/lib/site/paths';
import { siteName } from '@/runtime/site-settings';
import { type Edition, otherEdition } from '@/site.config';
import styles from './desk-header.module.css';

type Sections = Record<string, { path: string; act: Act }>;

/** What is written and read. */
const WRITING = {
  queue: { path: DESK, act: 'review' },
  answers: { path: ANSWERS, act: 'answer' },
  articles: { path: ARTICLES, act: 'write' },
  errors: { path: ERRORS, act: 'publish' },
  front: { path: FRONT, act: 'front' },
  pictures: { path: PICTURE_STORE, act: 'write' },
  pages: { path: DESK_LISTS.pages, act: 'pages' },
  authors: { path: '/desk/authors', act: 'catalogue' },
  topics: { path: '/desk/topics', act: 'catalogue' },
} satisfies Sections;

/** What the site is run with. */
const RUNNING = {
  figures: { path: '/desk/figures', act: 'figures' },
  log: { path: '/desk/log', act: 'log' },
  words: { path: '/desk/words', act: 'words' },
  names: { path: '/desk/names', act: 'names' },
  staff: { path: '/desk/staff', act: 'staff' },
  site: { path: SITE, act: 'site' },
  import: { path: IMPORT, act: 'operate' },
  health: { path: HEALTH, act: 'operate' },
  /** As long as it is there. */
  demo: { path: DEMO, act: 'operate' },
} satisfies Sections;

const SECTIONS = { ...WRITING, ...RUNNING };

export type DeskSection = keyof typeof SECTIONS;

const MENU = 'desk-menu';

interface DeskHeaderProps {
  section?: DeskSection;
  staff: Staff;
}

/** Navigation of the desk, and who is signed in. Plain links: every page is a full load, and never stale. */
export async function DeskHeader({ section, staff }: DeskHeaderProps) {
  const t = await getTranslations();
  const edition = await deskLanguage();
  const sections = await sectionsOf(staff);
  return (
    <header className={styles.header}>
      <a className="skip" href="#content">
        {t('Site.skip')}
      </a>
      <div className={styles.bar}>
        <a className={styles.name} href={DESK}>
          {t('Desk.name')}
        </a>
        {/* A popover, so that it opens without a script; with room beside the name it always stands open. */}
        <button type="button" className={styles.open} popoverTarget={MENU}>
          {t('Desk.menu')}
        </button>
        <div id={MENU} popover="auto" className={styles.menu}>
          <p className={styles.site}>
            <a href={pathFor(edition)}>{siteName(edition)}</a>
          </p>
          <LanguageSwitch edition={edition} />
          <div className={styles.account}>
            <p>
              <span className="heard">{t('Desk.you')} </span>
              <bdi className={styles.who} translate="no">
                {staff.name}
              </bdi>{' '}
              <span className={styles.role}>{t(`Desk.roles.${staff.role}`)}</span>
            </p>
            <a href={PASSWORD}>{t('DeskPassword.link')}</a>
            <form action="/desk/sign-out" method="post">
              <button type="submit">{t('Desk.signOut')}</button>
            </form>
          </div>
          <nav aria-label={t('Desk.sections')}>
            {[WRITING, RUNNING].map((group) => (
              <ul key={Object.keys(group)[0]} className={styles.sections}>
                {sections
                  .filter((name) => name in group)
                  .map((name) => (
                    <li key={name}>
                      <a href={SECTIONS[name].path} aria-current={name === section ? 'page' : undefined}>
                        {t(`Desk.${name}`)}
                      </a>
                    </li>
                  ))}
              </ul>
            ))}
          </nav>
        </div>
      </div>
    </header>
  );
}

/** A form, as it sets a cookie; a plain one, so that a full load turns the page's direction. */
export async function LanguageSwitch({ edition }: { edition: Edition }) {
  const t = await getTranslations('Desk');
  const other = otherEdition(edition);
  return (
    <form action="/desk/language" method="post">
      <input type="hidden" name="to" value={(await headers()).get(DESK_PATH_HEADER) ?? DESK} />
      <button type="submit" name="language" value={other} lang={other}>
        {t('otherLanguage')}
      </button>
    </form>
  );
}

/** An author's own are for who is one, and the demo edition for who has it. */
async function sectionsOf({ id, role }: Staff): Promise<DeskSection[]> {
  const all = Object.keys(SECTIONS) as DeskSection[];
  const open = all.filter((name) => mayAct(role, SECTIONS[name].act));
  const isHere: Partial<Record<DeskSection, boolean>> = {
    answers: role === 'author' || (await isByline(id)),
    demo: open.includes('demo') && (await hasDemo()),
  };
  return open.filter((name) => isHere[name] ?? true);
}
