import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LanguageSwitch } from '@/components/desk/desk-header';
import { Wordmark } from '@/components/site/wordmark';
import { deskLanguage } from '@/i18n/desk-language';
import { pathFor } from '@/lib/site/paths';
import styles from './entrance-view.module.css';

interface EntranceViewProps {
  title: string;
  explain: string;
  /** What stands below the card. */
  below: ReactNode;
  children?: ReactNode;
}

/** A page for who is not signed in: whose site it is, and a form in a card. */
export async function EntranceView({ title, explain, below, children }: EntranceViewProps) {
  const t = await getTranslations('Desk');
  const edition = await deskLanguage();
  return (
    <>
      <title>{t('title', { title })}</title>
      <header className={styles.top}>
        <LanguageSwitch edition={edition} />
      </header>
      <main id="content" className={styles.main}>
        <p className={styles.name}>
          <a href={pathFor(edition)}>
            <Wordmark edition={edition} />
          </a>
        </p>
        <section className={styles.card} aria-labelledby="entrance">
          <h1 id="entrance">{title}</h1>
          <p className={styles.explain}>{explain}</p>
          {children}
        </section>
        <p className={styles.explain}>{below}</p>
      </main>
    </>
  );
}
