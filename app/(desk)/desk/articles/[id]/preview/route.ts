import { requireStaffPage } from '@/db/accounts/session';
import { findDeskArticle } from '@/db/writing/article';
import { ownPreviewToken } from '@/db/writing/preview';
import { readWorkingCopy } from '@/db/writing/read-working-copy';
import { ARTICLES, deskPathOf } from '@/lib/desk/articles-url';
import { seeOther } from '@/lib/http/see-other';
import { idFromParam } from '@/lib/site/params';
import { pathFor } from '@/lib/site/paths';

/** Leads to the reader's page of the working copy; one that could not be published is shown with what it lacks. */
export async function GET(_: Request, { params }: RouteContext<'/desk/articles/[id]/preview'>) {
  const id = idFromParam((await params).id);
  const staff = await requireStaffPage('write', { articleId: id ?? 0 });
  const article = id === null ? null : await findDeskArticle(id, staff.id);
  if (!article) return seeOther(ARTICLES);
  const read = await readWorkingCopy(article, 'preview');
  if ('errors' in read) return seeOther(`${deskPathOf(article.row)}?check=preview#status`);
  return seeOther(pathFor(read.article.edition, 'previews', ownPreviewToken(article.row.id)));
}
