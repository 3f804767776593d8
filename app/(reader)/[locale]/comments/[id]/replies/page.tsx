import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { articleId } from '@/components/article/article-json-ld';
import { ArticleLink } from '@/components/article/article-link';
import { Thread } from '@/components/comments/thread';
import { ListHeading } from '@/components/lists/list-heading';
import { Missing } from '@/components/site/missing';
import { hiddenMetadata } from '@/components/site/page-metadata';
import { findBranch } from '@/db/comments/threads';
import { buildThread } from '@/lib/comments/thread';
import { idFromParam, NO_ID } from '@/lib/site/params';
import { isolate } from '@/lib/text/bidi';
import { site } from '@/site.config';

type Props = PageProps<'/[locale]/comments/[id]/replies'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ id: NO_ID }];

export async function generateMetadata(props: Props): Promise<Metadata> {
  const branch = await find(props);
  if (!branch) return {};
  const t = await getTranslations('Thread');
  const { edition, title } = branch.article;
  return hiddenMetadata(edition, t('branchTitle', { title: isolate(title) }));
}

/** A comment with all its replies, where its thread folds them. */
export default async function RepliesPage(props: Props) {
  const branch = await find(props);
  if (!branch) return <Missing />;
  const { article, comments } = branch;
  const t = await getTranslations('Thread');
  return (
    <main id="content" className="column">
      <ListHeading kicker={t('kicker')}>
        <ArticleLink edition={article.edition} article={article} />
      </ListHeading>
      <h2 className="heard">{t('branch')}</h2>
      <Thread
        edition={article.edition}
        about={articleId(article.edition, article.slug)}
        nodes={buildThread(comments, site.comments.levels)}
        open={article.mode !== 'closed'}
      />
    </main>
  );
}

async function find({ params }: Props) {
  const { locale, id: param } = await params;
  const id = idFromParam(param);
  const branch = id ? await findBranch(id) : null;
  return branch?.article.edition === locale ? branch : null;
}
