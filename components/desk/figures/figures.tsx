import { useFormatter, useTranslations } from 'next-intl';
import type { ModerationStats } from '@/db/moderation/stats';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/site/duration';
import type { Direction } from '@/lib/text/bidi';
import { type Edition, site } from '@/site.config';
import { ReasonBars, WeekBars } from './figure-bars';
import styles from './figures.module.css';

interface FiguresViewProps {
  figures: ModerationStats;
  edition: Edition;
}

/** Of fewer decisions a chart shows nothing but their number. */
const MIN_CHARTED_DECISIONS = 5;

/** Statistics of the desk: key figures, two charts, and a table for each; each says what it counts. */
export function FiguresView({ figures, edition }: FiguresViewProps) {
  const t = useTranslations('DeskFigures');
  const { weeks, reasons } = figures;
  const { dir } = site.editions[edition];
  const decided = weeks.reduce((sum, { published, refused, spam }) => sum + published + refused + spam, 0);
  return (
    <>
      <Heads figures={figures} />
      {decided < MIN_CHARTED_DECISIONS ? (
        <p className={styles.few}>{t('few', { decisions: t('decisions', { count: decided }) })}</p>
      ) : (
        <Charts weeks={weeks} reasons={reasons} dir={dir} />
      )}
    </>
  );
}

function Charts({ weeks, reasons, dir }: Pick<ModerationStats, 'weeks' | 'reasons'> & { dir: Direction }) {
  const t = useTranslations('DeskFigures');
  return (
    <>
      <section className={styles.figure} aria-labelledby="weeks">
        <h2 id="weeks">{t('weeks')}</h2>
        <p className={styles.explain}>{t('weeksExplain')}</p>
        <ul className={styles.legend}>
          {(['published', 'refused', 'spam'] as const).map((name) => (
            <li key={name} className={styles[name]}>
              {t(name)}
            </li>
          ))}
        </ul>
        <WeekBars weeks={weeks} dir={dir} />
        <details>
          <summary>{t('table')}</summary>
          <WeekTable weeks={weeks} />
        </details>
      </section>
      <section className={styles.figure} aria-labelledby="reasons">
        <h2 id="reasons">{t('reasons')}</h2>
        <p className={styles.explain}>{t('reasonsExplain')}</p>
        {reasons.length === 0 ? (
          <p>{t('noRefusals')}</p>
        ) : (
          <>
            <ReasonBars reasons={reasons} dir={dir} />
            <details>
              <summary>{t('table')}</summary>
              <ReasonTable reasons={reasons} />
            </details>
          </>
        )}
      </section>
    </>
  );
}

function Heads({ figures: { waiting, hint, median } }: Pick<FiguresViewProps, 'figures'>) {
  const t = useTranslations('DeskFigures');
  const format = useFormatter();
  const words = useDurationWords();
  return (
    <dl className={styles.heads}>
      <div>
        <dt>{t('waiting')}</dt>
        <dd>{format.number(waiting)}</dd>
        <dd className={styles.explain}>{t('waitingExplain')}</dd>
      </div>
      <div>
        <dt>{t('median')}</dt>
        <dd>{words(median)}</dd>
        <dd className={styles.explain}>{t('medianExplain')}</dd>
      </div>
      <div>
        <dt>{t('hint')}</dt>
        <dd>
          {hint.decided < hint.needed
            ? t('hintLearning', { decided: format.number(hint.decided), needed: format.number(hint.needed) })
            : t('hintReady')}
        </dd>
        <dd className={styles.explain}>{t('hintExplain', { needed: format.number(hint.needed) })}</dd>
      </div>
    </dl>
  );
}

function WeekTable({ weeks }: Pick<ModerationStats, 'weeks'>) {
  const t = useTranslations('DeskFigures');
  const format = useFormatter();
  const words = useDurationWords();
  return (
    <div className={styles.scroll}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('week')}</th>
            <th scope="col">{t('published')}</th>
            <th scope="col">{t('refused')}</th>
            <th scope="col">{t('spam')}</th>
            <th scope="col">{t('median')}</th>
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
  );
}

function ReasonTable({ reasons }: Pick<ModerationStats, 'reasons'>) {
  const t = useTranslations();
  const format = useFormatter();
  return (
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
  );
}

/** Longer durations are given in days. */
const MAX_HOURS = 48;

/** Formats a duration in one unit. */
function useDurationWords() {
  const t = useTranslations('DeskFigures');
  return (ms: number | null): string => {
    if (ms === null) return t('none');
    if (ms < HOUR_MS) return t('minutes', { count: Math.floor(ms / MINUTE_MS) });
    if (ms < MAX_HOURS * HOUR_MS) return t('hours', { count: Math.round(ms / HOUR_MS) });
    return t('days', { count: Math.round(ms / DAY_MS) });
  };
}
