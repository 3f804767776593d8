import { getLocale, getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import { FrontForm } from '@/components/desk/front/front-form';
import { requireStaffPage } from '@/db/accounts/session';
import { listPinned } from '@/db/articles/pins';
import { listPinnable } from '@/db/writing/front';
import { frontMark, frontRows } from '@/lib/desk/front-form';
import { idFromParam } from '@/lib/site/params';
import { siteName, siteSettings, siteZoneName } from '@/runtime/site-settings';
import { editions } from '@/site.config';
import { saveFront } from './actions';

/** What stands first on the front page of each edition. */
export default async function FrontPage({ searchParams }: PageProps<'/desk/front'>) {
  const staff = await requireStaffPage('front');
  const t = await getTranslations('DeskFront');
  const zone = siteZoneName(await getLocale());
  const { saved, add } = await searchParams;
  const added = typeof add === 'string' ? idFromParam(add) : null;
  const forms = editions.map(async (edition) => {
    const pinned = await listPinned(edition);
    const choices = await listPinnable(
      edition,
      pinned.map(({ id }) => id),
      added,
    );
    const isHere = choices.some(({ id }) => id === added);
    return (
      <FrontForm
        key={edition}
        action={saveFront}
        edition={edition}
        name={siteName(edition)}
        zone={zone}
        seen={frontMark(pinned)}
        rows={frontRows(pinned, siteSettings().dates.timeZone, isHere ? String(added) : '')}
        titles={Object.fromEntries([...pinned, ...choices].map(({ id, title }) => [id, title]))}
        choices={choices.map(({ id }) => id)}
        saved={saved === edition}
      />
    );
  });
  return (
    <DeskPage title={t('title')} explain={t('explain')} section="front" staff={staff}>
      {await Promise.all(forms)}
    </DeskPage>
  );
}
