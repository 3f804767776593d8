import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { hijriDate } from '@/lib/site/number-style';
import { siteSettings } from '@/runtime/site-settings';

interface MomentProps {
  at: Date;
  /** With the time of day: for comments, not for articles; within a sentence it is spelled out. */
  withTime?: boolean | 'in-sentence';
  /** A date whose year the reader knows, such as that of the article: in the same one it is left out. */
  since?: Date;
  /** With the day of the week: of today alone. */
  withWeekday?: boolean;
  /** With the Hijri date after it, where the site wants it: once on a page, or at the head of a day; more is noise. */
  withHijri?: boolean;
  /** Its name in microdata. */
  itemProp?: string;
}

const DAY = { day: 'numeric', month: 'long' } as const;
const FULL = { weekday: 'long', ...DAY, year: 'numeric' } as const;

/** A date in words and, for machines, to the second. */
export function Moment({ at, withTime = false, since, withWeekday, withHijri, itemProp }: MomentProps) {
  const format = useFormatter();
  const t = useTranslations('Site');
  const tag = useLocale();
  const yearOf = (time: Date) => format.dateTime(time, { year: 'numeric' });
  const isKnownYear = since && yearOf(since) === yearOf(at);
  const date = format.dateTime(at, withWeekday ? FULL : isKnownYear ? DAY : { dateStyle: 'long' });
  // Joined by our words: CLDR's Arabic has «في» between the two, which is one too many in «أُرسل في …».
  const joined = withTime === 'in-sentence' ? 'momentInSentence' : 'moment';
  const text = withTime ? t(joined, { date, time: format.dateTime(at, { timeStyle: 'short' }) }) : date;
  return (
    <>
      <time dateTime={at.toISOString()} itemProp={itemProp}>
        {text}
      </time>
      {withHijri && siteSettings().dates.hijri && (
        <>
          {' '}
          <span className="nowrap">
            {t('hijri', { date: hijriDate(at, tag, siteSettings().dates.timeZone) })}
          </span>
        </>
      )}
    </>
  );
}
