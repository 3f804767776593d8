import { randomUUID } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import { ArticleForm } from '@/components/desk/articles/article-form';
import { DeskPage } from '@/components/desk/desk-page';
import { requireStaffPage } from '@/db/accounts/session';
import { deskLanguage } from '@/i18n/desk-language';
import { emptyFields } from '@/lib/desk/article-fields';

export default async function NewPage() {
  const staff = await requireStaffPage('pages');
  const t = await getTranslations('DeskArticle');
  return (
    <DeskPage title={t('new', { kind: 'pages' })} section="pages" staff={staff}>
      <ArticleForm
        article={null}
        fields={{ ...emptyFields, edition: await deskLanguage(), purpose: 'other' }}
        submission={randomUUID()}
        errors={{}}
        mayPublish
        names={{ authors: [], topics: [] }}
      />
    </DeskPage>
  );
}
