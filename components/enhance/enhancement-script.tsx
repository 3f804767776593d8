import { getTranslations } from 'next-intl/server';
import { readEnhancement } from '@/db/enhancement';

/**
 * The one script of the reader wing, with its words. It stops the parser, so that nothing is painted before the reader's
 * settings are known; it arrives beside the stylesheets, which are waited for anyway (docs/0006-enhancement.md).
 */
export async function EnhancementScript() {
  const t = await getTranslations('Enhancement');
  const { address, integrity } = readEnhancement();
  return (
    <script
      src={address}
      integrity={integrity}
      data-sending={t('sending')}
      data-copied={t('copied')}
      data-unreachable={t('unreachable')}
      data-impossible={t('impossible')}
    />
  );
}
