import { randomUUID } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import { ArticleForm } from '@/components/desk/articles/article-form';
import { ArticleStatus } from '@/components/desk/articles/article-status';
import { ChangeFields } from '@/components/desk/articles/change-fields';
import { Overtaken } from '@/components/desk/articles/overtaken';
import { PreviewLinks } from '@/components/desk/articles/preview-links';
import { Proofreading } from '@/components/desk/articles/proofreading';
import { DeskPage } from '@/components/desk/desk-page';
import { MissingPage } from '@/components/desk/missing-page';
import { requireStaffPage } from '@/db/accounts/session';
import { listOpenReports } from '@/db/corrections/error-reports';
import { findDeskArticle, isTranslated } from '@/db/writing/article';
import { listNames } from '@/db/writing/names';
import { listPreviewLinks } from '@/db/writing/preview';
import { readWorkingCopy } from '@/db/writing/read-working-copy';
import { isKnown } from '@/db/writing/stored';
import { problemOfQuery } from '@/lib/desk/article-form';
import { findingsIn } from '@/lib/desk/article-proofreading';
import { remarksOn } from '@/lib/desk/article-remarks';
import { ARTICLES, writtenAs } from '@/lib/desk/articles-url';
import { mayAct } from '@/lib/desk/roles';
import { idFromParam } from '@/lib/site/params';
import { pathFor } from '@/lib/site/paths';
import { siteUrl } from '@/runtime/site-url';
import { site } from '@/site.config';
import { linkPreview, unlinkPreview } from '../actions';

/** Writing an article or a page, and putting one right. */
export default async function ArticlePage({ params, searchParams }: PageProps<'/desk/articles/[id]'>) {
  const id = idFromParam((await params).id);
  const staff = await requireStaffPage('write', { articleId: id ?? 0 });
  const t = await getTranslations('DeskArticle');
  const article = id === null ? null : await findDeskArticle(id, staff.id);
  if (!article)
    return (
      <MissingPage
        title={t('missing')}
        section="articles"
        staff={staff}
        way={{ href: ARTICLES, words: t('toArticles') }}
      />
    );
  const kind = writtenAs(article.row);
  const { done, check, problem, changeAt, mended, successor } = await searchParams;
  const lost = problemOfQuery(problem);
  const findings = findingsIn(article.fields, site.proofreading);
  const hour = typeof changeAt === 'string' ? changeAt : '';
  const mayPublish = mayAct(staff.role, 'publish');
  const goal = check === 'publish' || check === 'schedule' || check === 'preview' ? check : null;
  const read = goal && !article.other ? await readWorkingCopy(article, goal, hour) : null;
  const errors = read && 'errors' in read ? read.errors : {};
  return (
    <DeskPage title={t('title', { kind })} tab={article.fields.title.trim()} section={kind} staff={staff}>
      <ArticleStatus
        article={article}
        findings={findings.length}
        done={done}
        errors={errors}
        lost={lost}
        remarks={remarksOn(article.fields, await isTranslated(article.fields))}
        mayPublish={mayPublish}
      />
      {article.other && <Overtaken mine={article.fields} other={article.other} />}
      <ArticleForm
        article={article}
        fields={article.fields}
        submission={randomUUID()}
        changeAt={hour}
        successor={typeof successor === 'string' ? successor : ''}
        errors={errors}
        problem={lost}
        mayPublish={mayPublish}
        told={
          isKnown(article.state) &&
          kind === 'articles' && (
            <ChangeFields
              fields={article.fields}
              errors={errors}
              reports={(await listOpenReports({ articleId: article.row.id })).reports}
            />
          )
        }
        names={await listNames()}
      />
      <Proofreading findings={findings} fields={article.fields} mended={mended} />
      <PreviewLinks
        article={article.row}
        links={(await listPreviewLinks(article.row.id)).map((link) => ({
          ...link,
          url: siteUrl(pathFor(article.fields.edition, 'previews', link.token)),
        }))}
        actions={{ add: linkPreview, revoke: unlinkPreview }}
      />
    </DeskPage>
  );
}
