'use client';

import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect } from 'react';
import styles from '@/components/desk/form.module.css';
import { IMPORT } from '@/lib/desk/paths';
import type { ImportPhase, ImportState } from '@/lib/import/job';
import importStyles from './import.module.css';
import { lookAgain } from './look-again';

interface ImportProgressProps {
  name: string;
  state: ImportState;
  phase: ImportPhase | null;
  done: number;
  total: number;
}

/** How often a browser with a script looks. */
const REFRESH_MS = 2000;

/** How far an import is; without a script the link looks again. */
export function ImportProgress({ name, state, phase, done, total }: ImportProgressProps) {
  const t = useTranslations('DeskImport');
  const format = useFormatter();
  const router = useRouter();
  useEffect(() => {
    const looking = setInterval(() => lookAgain(() => router.refresh()), REFRESH_MS);
    return () => clearInterval(looking);
  }, [router]);
  const isWaiting = state === 'queued' || phase === null;
  const share = total > 0 ? done / total : 0;
  return (
    <section className={styles.section} aria-labelledby="running">
      <h2 id="running">{t.rich('running', { name: () => <bdi>{name}</bdi> })}</h2>
      <p id="import-phase">
        {isWaiting ? t('phases.queued') : t(`phases.${phase}`)}{' '}
        {!isWaiting && phase === 'read' && format.number(share, { style: 'percent' })}
        {!isWaiting && phase !== 'read' && t('ofTotal', { done, total })}
      </p>
      <progress
        className={importStyles.progress}
        aria-labelledby="import-phase"
        max={1}
        value={isWaiting ? undefined : share}
      />
      <p className={styles.hint}>{t('meanwhile')}</p>
      <p>
        <a href={IMPORT}>{t('look')}</a>
      </p>
    </section>
  );
}
