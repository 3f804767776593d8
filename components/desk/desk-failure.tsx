'use client';

import { useTranslations } from 'next-intl';
import { DESK } from '@/lib/desk/paths';
import type { Refusal } from '@/lib/desk/refusal';
import { isolate } from '@/lib/text/bidi';
import styles from './desk-page.module.css';
import { kindOf, RefusalView } from './refusal-view';

interface DeskFailureProps {
  retry: () => void;
  /** Next's error digest, as in the log; undefined for errors in the browser. */
  fault?: string;
  /** When the server refused an action. */
  refusal: Refusal | null;
}

/** Error page of the desk. */
export function DeskFailure({ retry, fault, refusal }: DeskFailureProps) {
  const t = useTranslations('Desk');
  const title = t(refusal ? `${kindOf(refusal)}.title` : 'failureTitle');
  return (
    <main id="content" className={styles.main}>
      <title>{title}</title>
      <h1>{title}</h1>
      {refusal ? (
        <RefusalView refusal={refusal} />
      ) : (
        <>
          <p role="alert">{t('failure')}</p>
          {fault && <p>{t('fault', { fault: isolate(fault) })}</p>}
          <p className={styles.ways}>
            <button type="button" className="primary" onClick={retry}>
              {t('retry')}
            </button>
            <a href={DESK}>{t('backToQueue')}</a>
          </p>
        </>
      )}
    </main>
  );
}
