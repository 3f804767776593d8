import { useTranslations } from 'next-intl';
import { plainErrors } from '@/lib/desk/site-fields';
import { accentThemes, MIN_CONTRAST } from '@/lib/site/accent';
import { parseLinkLines } from '@/lib/site/link-lines';
import { maxLengths, numberBounds } from '@/lib/site/setting-bounds';

/** Words for a refused setting: what is wrong, and what would do. @param name the field, without its edition */
export function useErrorWords() {
  const t = useTranslations('DeskSite');
  return (
    name: string,
    code: string | undefined,
    value: string,
    unknown: string[] = [],
  ): string | undefined => {
    if (code === undefined) return;
    if (code === 'contrast') {
      const fitting = accentThemes(value);
      if ('nearest' in fitting)
        return t('errors.contrast', {
          contrast: Math.floor(fitting.contrast * 10) / 10,
          one: 1,
          least: MIN_CONTRAST,
          nearest: `\u2066${fitting.nearest}\u2069`,
        });
    }
    if (code === 'links') {
      const { problem } = parseLinkLines(value);
      return problem ? t(`errors.link-${problem.kind}`, { line: problem.line }) : t('errors.links');
    }
    if (code === 'unknown-topic')
      return t('errors.unknown-topic', { names: unknown.map((name) => `\u2068${name}\u2069`).join(' · ') });
    if (code === 'number') {
      const [least, most] = numberBounds[name as keyof typeof numberBounds];
      return t('errors.number', { least, most });
    }
    if (code === 'too-long')
      return t('errors.too-long', { limit: maxLengths[name as keyof typeof maxLengths] });
    return t(`errors.${plainErrors.find((one) => one === code) ?? 'choice'}`);
  };
}
