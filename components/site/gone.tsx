import { locale } from 'next/root-params';
import { getTranslations } from 'next-intl/server';
import { Latest } from '@/components/lists/latest';
import { toEdition } from '@/site.config';
import { Notice } from './notice';

/** In place of an article or a page that was withdrawn. Its mark makes the status 410. */
export async function Gone({ isPage }: { isPage: boolean }) {
  const edition = toEdition(await locale());
  const t = await getTranslations('Gone');
  const kind = isPage ? 'pages' : 'articles';
  return (
    <Notice
      title={t('title', { kind })}
      home={t('home')}
      mark="gone"
      code="410"
      more={<Latest edition={edition} />}
    >
      <p>{t('explain', { kind })}</p>
    </Notice>
  );
}
