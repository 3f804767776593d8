import { randomUUID } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import { ArticleForm } from '@/components/desk/articles/article-form';
import { DeskPage } from '@/components/desk/desk-page';
import { requireStaffPage } from '@/db/accounts/session';
import { listNames } from '@/db/writing/names';
import { deskLanguage } from '@/i18n/desk-language';
import { emptyFields } from '@/lib/desk/article-fields';
import { mayAct } from '@/lib/desk/roles';

export default async function NewArticlePage() {
  const staff = await requireStaffPage('write');
  const t = await getTranslations('DeskArticle');
  const edition = await deskLanguage();
  return (
    <DeskPage title={t('new', { kind: 'articles' })} section="articles" staff={staff}>
      <ArticleForm
        article={null}
        fields={{ ...emptyFields, edition, credits: staff.name }}
        submission={randomUUID()}
        errors={{}}
        mayPublish={mayAct(staff.role, 'publish')}
        names={await listNames()}
      />
    </DeskPage>
  );
}
