import { useTranslations } from 'next-intl';
import type { HealthFacts } from '@/lib/health/facts';
import { CHECK_BACKUP, type HealthCheck, healthStates, worstOf } from '@/lib/health/judge';
import { isolate } from '@/lib/text/bidi';
import { CheckFacts } from './check-facts';
import styles from './health.module.css';

interface HealthViewProps {
  facts: HealthFacts;
  checks: readonly HealthCheck[];
}

/** Each check with its state, in words and a sign of its own, what is to be done, and what was found. */
export function HealthView({ facts, checks }: HealthViewProps) {
  const t = useTranslations('DeskHealth');
  const whole = worstOf(checks);
  const rank = ({ state }: HealthCheck) => healthStates.indexOf(state);
  const worstFirst = [...checks].sort((one, other) => rank(other) - rank(one));
  return (
    <>
      <p className={`${styles.whole} ${styles[whole]}`} role="status">
        {t(`whole.${whole}`)}
      </p>
      <ul className={styles.checks}>
        {worstFirst.map(({ name, state, advice }) => (
          <li key={name} className={`${styles.check} ${styles[state]}`} aria-labelledby={`check-${name}`}>
            <h2 id={`check-${name}`}>{t(`checks.${name}`)}</h2>
            <p className={styles.state}>{t(`states.${state}`)}</p>
            {advice.length > 0 && (
              <ul className={styles.advice}>
                {advice.map(({ code, job }) => (
                  <li key={`${code}-${job}`}>
                    {t(`advice.${code}`, {
                      job: job ? isolate(t(`jobNames.${job}`)) : '',
                      command: isolate(CHECK_BACKUP),
                    })}
                  </li>
                ))}
              </ul>
            )}
            <CheckFacts name={name} facts={facts} />
          </li>
        ))}
      </ul>
    </>
  );
}
