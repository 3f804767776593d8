import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Moment } from '@/components/site/moment';
import type { HealthFacts, JobFacts } from '@/lib/health/facts';
import type { CheckName } from '@/lib/health/judge';
import styles from './health.module.css';

type Fact = keyof ReturnType<typeof useFacts>;

/** What each check shows, in order. */
const SHOWN: Record<Exclude<CheckName, 'jobs'>, readonly Fact[]> = {
  mail: ['configured', 'lastSent', 'oldest', 'waiting', 'failing', 'failedLately'],
  backups: ['newest', 'folder', 'restoreTried'],
  disk: ['free'],
  database: ['answer'],
  replica: ['inUse', 'behind'],
  queue: ['waitingComments', 'oldestComment'],
  version: ['site', 'node', 'migrations'],
};

/** Whose label is another's word. */
const LABELS = { waitingComments: 'waiting', oldestComment: 'oldest' } as const;

export function CheckFacts({ name, facts }: { name: CheckName; facts: HealthFacts }) {
  const t = useTranslations('DeskHealth.facts');
  const values = useFacts(facts);
  if (name === 'jobs') return <JobsTable jobs={facts.jobs} />;
  if (name === 'backups' && facts.backups.kind === 'server') return <p>{t('elsewhere')}</p>;
  return (
    <dl className={styles.facts}>
      {SHOWN[name].map((fact) => {
        const label = fact in LABELS ? LABELS[fact as keyof typeof LABELS] : fact;
        return (
          <div key={fact}>
            <dt>{t(label as Exclude<Fact, keyof typeof LABELS>)}</dt>
            <dd>{values[fact]}</dd>
          </div>
        );
      })}
    </dl>
  );
}

/** Each fact as it is shown. */
function useFacts({ mail, backups, disk, database, replica, queue, version }: HealthFacts) {
  const t = useTranslations('DeskHealth.facts');
  const format = useFormatter();
  const time = (at: Date | null, none: 'none' | 'never') => (at ? <Moment at={at} withTime /> : t(none));
  const code = (text: string) => (
    <bdi dir="ltr" translate="no">
      {text}
    </bdi>
  );
  return {
    configured: t(mail.configured ? 'yes' : 'no'),
    lastSent: time(mail.lastSent, 'never'),
    oldest: time(mail.oldest, 'none'),
    waiting: format.number(mail.waiting),
    failing: format.number(mail.failing),
    failedLately: format.number(mail.failedLately),
    newest: time(backups.newest, 'never'),
    folder: backups.folder ? code(backups.folder) : t('none'),
    restoreTried: time(backups.restoreTried, 'never'),
    free: disk ? `${gigabytes(format, disk.free)} / ${gigabytes(format, disk.total)}` : t('none'),
    answer: t('milliseconds', { count: database.ms }),
    inUse: t(replica?.inUse ? 'reading' : 'notReading'),
    behind: format.number(replica?.behind ?? 0),
    waitingComments: format.number(queue.waiting),
    oldestComment: time(queue.oldest, 'none'),
    site: code(version.site),
    node: code(version.node),
    migrations: t('ofKnown', { applied: version.migrationsApplied, known: version.migrationsKnown }),
  } satisfies Record<string, ReactNode>;
}

function gigabytes(format: ReturnType<typeof useFormatter>, bytes: number): string {
  const unit = { style: 'unit', unit: 'gigabyte', unitDisplay: 'long', maximumFractionDigits: 1 } as const;
  return format.number(bytes / 1e9, unit);
}

function JobsTable({ jobs }: { jobs: readonly JobFacts[] }) {
  const t = useTranslations('DeskHealth');
  return (
    <ul className={styles.jobs}>
      {jobs.map(({ name, ranAt, failedAt, error }) => (
        <li key={name}>
          <p>{t(`jobNames.${name}`)}</p>
          <dl className={styles.facts}>
            <div>
              <dt>{t('facts.ran')}</dt>
              <dd>{ranAt ? <Moment at={ranAt} withTime /> : t('facts.never')}</dd>
            </div>
            {failedAt && (
              <div>
                <dt>{t('facts.failed')}</dt>
                <dd>
                  <Moment at={failedAt} withTime />
                </dd>
              </div>
            )}
            {failedAt && error && (
              <div>
                <dt>{t('facts.error')}</dt>
                <dd>
                  <bdi lang="en" dir="ltr">
                    {error}
                  </bdi>
                </dd>
              </div>
            )}
          </dl>
        </li>
      ))}
    </ul>
  );
}
