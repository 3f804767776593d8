import { useTranslations } from 'next-intl';
import rows from '@/components/desk/rows.module.css';
import { Moment } from '@/components/site/moment';
import { Name } from '@/components/site/name';
import type { listImportJobs } from '@/db/import/jobs';
import { IMPORT } from '@/lib/desk/paths';
import { xmlCauses } from '@/lib/feeds/decode-xml';

/** Imports that have ended, newest first, each with its report or what went wrong. */
export function ImportJobs({ jobs }: { jobs: Awaited<ReturnType<typeof listImportJobs>> }) {
  const t = useTranslations('DeskImport');
  if (jobs.length === 0) return null;
  return (
    <section aria-labelledby="ended">
      <h2 id="ended" className={rows.heading}>
        {t('ended')}
      </h2>
      <ul className={rows.rows}>
        {jobs.map(({ id, name, state, problem, line, quote, finishedAt, by }) => (
          <li key={id}>
            <p className={rows.main}>
              {state === 'done' ? (
                <a href={`${IMPORT}/${id}/report`}>{t.rich('report', { name: () => <bdi>{name}</bdi> })}</a>
              ) : (
                <bdi>{name}</bdi>
              )}
            </p>
            <p className={rows.facts}>
              <span className={rows.mark}>{t(`states.${state}`)}</span>
              {finishedAt && <Moment at={finishedAt} withTime />}
              <Name>{by}</Name>
            </p>
            {problem && (
              <p className={rows.whole}>
                {t(`problems.${problem}`)}
                {line !== null &&
                  ` ${t(`causes.${xmlCauses.find((cause) => cause === quote) ?? 'broken'}`, { line })}`}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
