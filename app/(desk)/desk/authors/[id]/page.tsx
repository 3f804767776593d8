import { getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import { MissingPage } from '@/components/desk/missing-page';
import { AuthorForm } from '@/components/desk/named/named-form';
import { PortraitForm } from '@/components/desk/named/portrait-form';
import { requireStaffPage } from '@/db/accounts/session';
import { findDeskAuthor } from '@/db/writing/authors';
import { problemOfQuery } from '@/lib/desk/article-form';
import { MAX_NAME_LENGTH } from '@/lib/markdown/article-schema';
import { idFromParam } from '@/lib/site/params';
import { MAX_SLUG_LENGTH } from '@/lib/site/slug';
import { saveAuthor } from '../actions';

export default async function AuthorPage({ params, searchParams }: PageProps<'/desk/authors/[id]'>) {
  const staff = await requireStaffPage('catalogue');
  const t = await getTranslations('DeskNamed.authors');
  const id = idFromParam((await params).id);
  const author = id === null ? undefined : await findDeskAuthor(id);
  if (!author)
    return (
      <MissingPage
        title={t('missing')}
        section="authors"
        staff={staff}
        way={{ href: '/desk/authors', words: t('title') }}
      />
    );
  const { saved, problem } = await searchParams;
  const { name, slug, bio, gender } = author;
  return (
    <DeskPage title={name} section="authors" staff={staff}>
      <AuthorForm
        id={author.id}
        values={{ name, slug, bio, gender: gender ?? '' }}
        saved={saved === '1'}
        action={saveAuthor}
        maxName={MAX_NAME_LENGTH}
        maxSlug={MAX_SLUG_LENGTH}
      />
      <PortraitForm author={author} problem={problemOfQuery(problem)} />
    </DeskPage>
  );
}
