import { getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import { PictureList, PictureStoreNav } from '@/components/desk/pictures/picture-list';
import { requireStaffPage } from '@/db/accounts/session';
import { listPictures } from '@/db/media/uses';
import { findIds } from '@/db/writing/list';
import { problemOfQuery } from '@/lib/desk/article-form';
import { parsePictureStoreQuery, pictureStorePath } from '@/lib/desk/pictures-url';
import { mayAct } from '@/lib/desk/roles';
import { choose, remove } from './actions';

/** All stored pictures, to look through and to choose one for an article or an author. */
export default async function PicturesPage({ searchParams }: PageProps<'/desk/pictures'>) {
  const params = await searchParams;
  const query = parsePictureStoreQuery(params);
  const staff = await (query.author === null
    ? requireStaffPage('write', query.article === null ? undefined : { articleId: query.article })
    : requireStaffPage('catalogue'));
  const t = await getTranslations('DeskPictures');
  const within = query.search ? await findIds(query.search) : undefined;
  const { pictures, more } = await listPictures(query.page, within);
  return (
    <DeskPage title={t('title')} explain={t('explain')} section="pictures" staff={staff}>
      <PictureStoreNav query={query} done={params.done} problem={problemOfQuery(params.problem)} />
      <PictureList
        pictures={pictures}
        query={query}
        mayDelete={mayAct(staff.role, 'catalogue')}
        choose={choose}
        remove={remove}
      />
      {(query.page > 1 || more) && (
        <nav aria-label={t('pages')}>
          <p>
            {query.page > 1 && (
              <a rel="prev" href={pictureStorePath({ ...query, page: query.page - 1 })}>
                {t('newer')}
              </a>
            )}{' '}
            {more && (
              <a rel="next" href={pictureStorePath({ ...query, page: query.page + 1 })}>
                {t('older')}
              </a>
            )}
          </p>
        </nav>
      )}
    </DeskPage>
  );
}
