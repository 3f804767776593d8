import { useFormatter, useTranslations } from 'next-intl';
import type { Figures } from '@/db/figures';
import { type Edition, site } from '@/site.config';
import { ReasonBars, WeekBars } from './figure-bars';
import styles from './figures.module.css';

interface FiguresViewProps {
  figures: Figures;
  edition: Edition;
}

/** The numbers of the desk: two to read at once, two charts, and a table for each. */
export function FiguresView({ figures, edition }: FiguresViewProps) {
  const t = useTranslations();
  const format = useFormatter();
  const words = useDurationWords();
  const { waiting, hint, median, weeks, reasons } = figures;
  return (
    <>
      <dl className={styles.heads}>
        <div>
          <dt>{t('DeskFigures.waiting')}</dt>
          <dd>{format.number(waiting)}</dd>
        </div>
        <div>
          <dt>{t('DeskFigures.median')}</dt>
          <dd>{words(median)}</dd>
        </div>
        <div>
          <dt>{t('DeskFigures.hint')}</dt>
          <dd>
            {hint.decided < hint.needed
              ? t('DeskFigures.hintLearning', {
                  decided: format.number(hint.decided),
                  needed: format.number(hint.needed),
                })
              : t('DeskFigures.hintReady')}
          </dd>
        </div>
      </dl>
      <section className={styles.figure} aria-labelledby="weeks">
        <h2 id="weeks">{t('DeskFigures.weeks')}</h2>
        <ul className={styles.legend}>
          {(['published', 'refused', 'spam'] as const).map((name) => (
            <li key={name} className={styles[name]}>
              {t(`DeskFigures.${name}`)}
            </li>
          ))}
        </ul>
        <WeekBars weeks={weeks} dir={site.editions[edition].dir} />
        <details>
          <summary>{t('DeskFigures.table')}</summary>
          <div className={styles.scroll}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('DeskFigures.week')}</th>
                  <th scope="col">{t('DeskFigures.published')}</th>
                  <th scope="col">{t('DeskFigures.refused')}</th>
                  <th scope="col">{t('DeskFigures.spam')}</th>
                  <th scope="col">{t('DeskFigures.median')}</th>
                </tr>
              </thead>
              <tbody>
                {weeks.map((week) => (
                  <tr key={week.start.getTime()}>
                    <th scope="row">{format.dateTime(week.start, { dateStyle: 'medium' })}</th>
                    <td>{format.number(week.published)}</td>
                    <td>{format.number(week.refused)}</td>
                    <td>{format.number(week.spam)}</td>
                    <td>{words(week.median)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      </section>
      <section className={styles.figure} aria-labelledby="reasons">
        <h2 id="reasons">{t('DeskFigures.reasons')}</h2>
        {reasons.length === 0 ? (
          <p>{t('DeskFigures.noRefusals')}</p>
        ) : (
          <>
            <ReasonBars reasons={reasons} dir={site.editions[edition].dir} />
            <details>
              <summary>{t('DeskFigures.table')}</summary>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t('DeskFigures.reason')}</th>
                    <th scope="col">{t('DeskFigures.refusals')}</th>
                  </tr>
                </thead>
                <tbody>
                  {reasons.map(({ reason, refusals }) => (
                    <tr key={reason}>
                      <th scope="row">{t(`Reasons.${reason}`)}</th>
                      <td>{format.number(refusals)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </details>
          </>
        )}
      </section>
    </>
  );
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Two days are still better told in hours. */
const HOURS_MOST = 48;

/** Says how long something took, in one unit. */
function useDurationWords() {
  const t = useTranslations('DeskFigures');
  return (ms: number | null): string => {
    if (ms === null) return t('none');
    if (ms < HOUR) return t('minutes', { count: Math.floor(ms / MINUTE) });
    if (ms < HOURS_MOST * HOUR) return t('hours', { count: Math.round(ms / HOUR) });
    return t('days', { count: Math.round(ms / DAY) });
  };
}
