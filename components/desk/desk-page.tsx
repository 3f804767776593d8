import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Moderator } from '@/db/accounts/auth';
import { DeskHeader, type DeskSection } from './desk-header';
import styles from './desk-page.module.css';

interface DeskPageProps {
  title: string;
  /** A sentence below the heading. */
  explain?: string;
  section?: DeskSection;
  /** Nobody on the sign-in page. */
  moderator?: Moderator;
  children?: ReactNode;
}

/** Layout of a page of the desk: title, header, heading, content. */
export async function DeskPage({ title, explain, section, moderator, children }: DeskPageProps) {
  const t = await getTranslations('Desk');
  return (
    <>
      <title>{t('title', { title })}</title>
      <DeskHeader section={section} moderator={moderator} />
      <main id="content" className={styles.main}>
        <div className={styles.heading}>
          <h1>{title}</h1>
          {explain && <p>{explain}</p>}
        </div>
        {children}
      </main>
    </>
  );
}
