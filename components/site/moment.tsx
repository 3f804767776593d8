import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { hijriDate } from '@/lib/site/number-style';
import { site } from '@/site.config';

interface MomentProps {
  at: Date;
  /** With the time of day: for comments, not for articles. */
  withTime?: boolean;
}

/** A date in words and, for machines, to the second; with the Hijri date after it where the site wants it. */
export function Moment({ at, withTime = false }: MomentProps) {
  const format = useFormatter();
  const t = useTranslations('Site');
  const tag = useLocale();
  const text = format.dateTime(
    at,
    withTime ? { dateStyle: 'long', timeStyle: 'short' } : { dateStyle: 'long' },
  );
  return (
    <>
      <time dateTime={at.toISOString()}>{text}</time>
      {site.writing.hijri && (
        <>
          {' '}
          <span className="nowrap">{t('hijri', { date: hijriDate(at, tag, site.timeZone) })}</span>
        </>
      )}
    </>
  );
}
