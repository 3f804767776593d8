import { useTranslations } from 'next-intl';
import { readingMinutes } from '@/lib/text/arabic';

/** As readers are told it (lib/text/arabic.ts). */
export function WordCount({ words }: { words: number }) {
  const t = useTranslations('DeskEditor');
  return <p>{t('count', { words, minutes: readingMinutes(words) })}</p>;
}
