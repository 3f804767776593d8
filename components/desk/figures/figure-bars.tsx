import { useFormatter, useTranslations } from 'next-intl';
import type { ModerationStats, WeekStats } from '@/db/moderation/stats';
import type { Direction } from '@/lib/text/bidi';
import styles from './figures.module.css';

// In units of the viewBox, which scales to the width available.
const WIDTH = 720;
const HEIGHT = 240;
/** Room for the number above a bar and the date below it. */
const LABEL_HEIGHT = 24;
const DATE_HEIGHT = 28;
const BAR_GAP = 0.3;
const ROW_HEIGHT = 44;

const SERIES = ['published', 'refused', 'spam'] as const;

/** Stacked bar chart of weeks, in reading direction. */
export function WeekBars({ weeks, dir }: { weeks: readonly WeekStats[]; dir: Direction }) {
  const t = useTranslations('DeskFigures');
  const format = useFormatter();
  const totals = weeks.map((week) => week.published + week.refused + week.spam);
  const most = Math.max(...totals);
  const slot = WIDTH / weeks.length;
  const scale = (HEIGHT - LABEL_HEIGHT - DATE_HEIGHT) / Math.max(most, 1);
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-labelledby="weeks-title weeks-desc"
    >
      <title id="weeks-title">{t('weeks')}</title>
      <desc id="weeks-desc">{t('weeksDesc', { most: t('decisions', { count: most }) })}</desc>
      <line className={styles.axis} x1={0} x2={WIDTH} y1={HEIGHT - DATE_HEIGHT} y2={HEIGHT - DATE_HEIGHT} />
      {weeks.map((week, index) => {
        const start = dir === 'rtl' ? WIDTH - (index + 1) * slot : index * slot;
        let top = HEIGHT - DATE_HEIGHT;
        return (
          <g key={week.start.getTime()}>
            {SERIES.map((name) => {
              const height = week[name] * scale;
              top -= height;
              return (
                height > 0 && (
                  <rect
                    key={name}
                    className={styles[name]}
                    x={start + (slot * BAR_GAP) / 2}
                    y={top}
                    width={slot * (1 - BAR_GAP)}
                    height={height}
                  />
                )
              );
            })}
            {(totals[index] ?? 0) > 0 && (
              <text x={start + slot / 2} y={top - 6} textAnchor="middle">
                {format.number(totals[index] ?? 0)}
              </text>
            )}
            {/* Every other date: twelve would overlap on a phone. */}
            {(weeks.length - 1 - index) % 2 === 0 && (
              <text className={styles.date} x={start + slot / 2} y={HEIGHT - 8} textAnchor="middle">
                {format.dateTime(week.start, { day: 'numeric', month: 'numeric' })}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** Horizontal bar chart of refusal reasons, from the side on which reading begins; labels above the bars. */
export function ReasonBars({ reasons, dir }: { reasons: ModerationStats['reasons']; dir: Direction }) {
  const t = useTranslations();
  const format = useFormatter();
  const most = Math.max(...reasons.map(({ refusals }) => refusals));
  const height = reasons.length * ROW_HEIGHT;
  const side = dir === 'rtl' ? WIDTH : 0;
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-labelledby="reasons-title reasons-desc"
    >
      <title id="reasons-title">{t('DeskFigures.reasons')}</title>
      <desc id="reasons-desc">
        {t('DeskFigures.reasonsDesc', { most: t('DeskFigures.decisions', { count: most }) })}
      </desc>
      {reasons.map(({ reason, refusals }, index) => {
        const width = (refusals / most) * WIDTH;
        return (
          <g key={reason}>
            {/* `start` is the side on which the page begins, in SVG too. */}
            <text x={side} y={index * ROW_HEIGHT + 16} textAnchor="start">
              {t(`Reasons.${reason}`)} ({format.number(refusals)})
            </text>
            <rect
              className={styles.refused}
              x={dir === 'rtl' ? WIDTH - width : 0}
              y={index * ROW_HEIGHT + 24}
              width={width}
              height={12}
            />
          </g>
        );
      })}
    </svg>
  );
}
