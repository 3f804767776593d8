import Script from 'next/script';
import { getTranslations } from 'next-intl/server';
import { readClientScript } from '@/runtime/client-script';
import { isDevelopment } from '@/runtime/settings';

/**
 * The one script of the reader wing, in two parts (docs/0006-enhancement.md). The first is inline: it costs no
 * request, and nothing is painted before the reader's settings are applied. The rest, with its words, is deferred.
 */
export async function EnhancementScript() {
  const t = await getTranslations('Enhancement');
  const { address, integrity, first } = readClientScript();
  const deferred = {
    src: address,
    integrity,
    'data-sending': t('sending'),
    'data-copied': t('copied'),
    'data-unreachable': t('unreachable'),
    'data-impossible': t('impossible'),
  };
  return (
    <>
      <script data-first="" dangerouslySetInnerHTML={{ __html: first.code }} />
      {/* In development after hydration, or React complains of what the script has changed. */}
      {isDevelopment ? (
        <Script strategy="lazyOnload" {...deferred} />
      ) : (
        <script defer fetchPriority="low" {...deferred} />
      )}
    </>
  );
}
