import { useFormatter } from 'next-intl';

interface MomentProps {
  at: Date;
  /** Whether the hour matters: it does for comments, not for articles. */
  withTime?: boolean;
}

/** A date in words and, for machines, to the second. */
export function Moment({ at, withTime = false }: MomentProps) {
  const format = useFormatter();
  const text = format.dateTime(
    at,
    withTime ? { dateStyle: 'long', timeStyle: 'short' } : { dateStyle: 'long' },
  );
  return <time dateTime={at.toISOString()}>{text}</time>;
}
