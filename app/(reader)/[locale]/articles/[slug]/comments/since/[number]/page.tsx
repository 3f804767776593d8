import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LaterView } from '@/components/comments/later-view';
import { Missing } from '@/components/site/missing';
import { PageMark } from '@/components/site/page-mark';
import { hiddenMetadata } from '@/components/site/page-metadata';
import { findArticle } from '@/db/articles/article';
import { listLaterComments } from '@/db/comments/since';
import { NO_ID, NO_SLUG, sinceFromParam, slugFromParam } from '@/lib/site/params';
import { isolate } from '@/lib/text/bidi';
import { toEdition } from '@/site.config';

type Props = PageProps<'/[locale]/articles/[slug]/comments/since/[number]'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ slug: NO_SLUG, number: NO_ID }];

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await find(props);
  if (!found) return {};
  const t = await getTranslations('Thread');
  return hiddenMetadata(found.edition, t('laterTitle', { title: isolate(found.article.title) }));
}

/** What is new since a comment. There is a page for every number, so none is stored. */
export default async function LaterPage(props: Props) {
  const found = await find(props);
  if (!found) return <Missing />;
  return (
    <>
      <PageMark is="endless" />
      <LaterView {...found} later={await listLaterComments(found.article.id, found.number)} />
    </>
  );
}

async function find({ params }: Props) {
  const { locale, slug: slugParam, number: numberParam } = await params;
  const edition = toEdition(locale);
  const slug = slugFromParam(slugParam);
  const number = sinceFromParam(numberParam);
  const article = slug && number !== null ? await findArticle(edition, slug) : null;
  return article && number !== null ? { edition, article, number } : null;
}
