import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Discussion } from '@/components/comments/discussion';
import { BidiText } from '@/components/site/bidi-text';
import { ListHeading } from '@/components/site/list-heading';
import { Missing } from '@/components/site/missing';
import { findArticle } from '@/db/articles';
import { listThread } from '@/db/comments';
import { pageNumber } from '@/lib/address';
import { NO_SLUG, pathFor, slugFromParam } from '@/lib/slug';
import { toEdition } from '@/site.config';
import { postComment } from '../../../../comments/actions';

type Props = PageProps<'/[locale]/articles/[slug]/comments/[page]'>;

/** Pages are rendered when first asked for; Next wants one value named all the same. */
export const generateStaticParams = () => [{ slug: NO_SLUG, page: '2' }];

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await find(props);
  if (!found) return {};
  const t = await getTranslations('Thread');
  return { title: t('pageTitle', { title: found.article.title, page: found.page }) };
}

export default async function ThreadPage(props: Props) {
  const found = await find(props);
  if (!found) return <Missing />;
  const { edition, article, page } = found;
  const t = await getTranslations('Thread');
  return (
    <main id="content">
      <ListHeading kicker={t('kicker')}>
        <a href={pathFor(edition, 'articles', article.slug)}>
          <BidiText>{article.title}</BidiText>
        </a>
      </ListHeading>
      <Discussion edition={edition} article={article} page={page} post={postComment} />
    </main>
  );
}

async function find({ params }: Props) {
  const { locale, slug: slugParam, page: pageParam } = await params;
  const edition = toEdition(locale);
  const slug = slugFromParam(slugParam);
  const page = pageNumber(pageParam);
  const article = slug && page ? await findArticle(edition, slug) : null;
  if (!article || !page) return null;
  const { pages } = await listThread(article.id, page);
  return page <= pages ? { edition, article, page } : null;
}
