import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Staff } from '@/db/accounts/auth';
import { DeskHeader, type DeskSection } from './desk-header';
import styles from './desk-page.module.css';
import { FocusAfterAct } from './focus-after-act';

interface DeskPageProps {
  title: string;
  /** What the browser's tab says in its place, where several pages of one title may be open; '' for the title. */
  tab?: string;
  /** Whether the section's name in the navigation is heading enough for the eye. */
  isTitleHidden?: boolean;
  /** A sentence below the heading. */
  explain?: string;
  section?: DeskSection;
  staff: Staff;
  children?: ReactNode;
}

/** Layout of a page of the desk: title, header, heading, content. */
export async function DeskPage(props: DeskPageProps) {
  const { title, tab, isTitleHidden, explain, section, staff, children } = props;
  const t = await getTranslations('Desk');
  return (
    <>
      <title>{t('title', { title: tab || title })}</title>
      <FocusAfterAct />
      <DeskHeader section={section} staff={staff} />
      <main id="content" className={styles.main}>
        <div className={isTitleHidden ? 'heard' : styles.heading}>
          <h1>{title}</h1>
          {explain && <p>{explain}</p>}
        </div>
        {children}
      </main>
    </>
  );
}
