import { getTranslations } from 'next-intl/server';
import { VersionList } from '@/components/desk/articles/version-list';
import { DeskPage } from '@/components/desk/desk-page';
import { MissingPage } from '@/components/desk/missing-page';
import { requireStaffPage } from '@/db/accounts/session';
import { findDeskArticle } from '@/db/writing/article';
import { findScheduledVersion, listVersions } from '@/db/writing/versions';
import { ARTICLES, deskPathOf, writtenAs } from '@/lib/desk/articles-url';
import { mayAct } from '@/lib/desk/roles';
import { idFromParam } from '@/lib/site/params';
import { site } from '@/site.config';
import { restore, setClosed } from './actions';

/** What readers saw of an article, version by version. */
export default async function VersionsPage({ params }: PageProps<'/desk/articles/[id]/versions'>) {
  const id = idFromParam((await params).id);
  const staff = await requireStaffPage('write', { articleId: id ?? 0 });
  const t = await getTranslations();
  const article = id === null ? null : await findDeskArticle(id, staff.id);
  if (!article)
    return (
      <MissingPage
        title={t('DeskArticle.missing')}
        section="articles"
        staff={staff}
        way={{ href: ARTICLES, words: t('DeskArticle.toArticles') }}
      />
    );
  const mayPublish = mayAct(staff.role, 'publish');
  const kind = writtenAs(article.row);
  return (
    <DeskPage
      title={t('DeskVersions.title')}
      explain={`${t('DeskVersions.explain')} ${t('DeskVersions.kept', { count: site.versions.most, days: site.versions.days })}`}
      section={kind}
      staff={staff}
    >
      <p>
        {t.rich('DeskVersions.of', {
          kind,
          article: () => (
            <a href={deskPathOf(article.row)}>
              <bdi>{article.row.title}</bdi>
            </a>
          ),
        })}
      </p>
      <VersionList
        article={article}
        scheduledVersion={findScheduledVersion(article)}
        versions={await listVersions(article.row.id)}
        restore={mayPublish ? restore : null}
        close={mayPublish ? setClosed : null}
      />
    </DeskPage>
  );
}
