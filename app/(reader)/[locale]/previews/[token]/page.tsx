import type { Metadata } from 'next';
import { ArticleView } from '@/components/article/article-view';
import { PreviewNote } from '@/components/article/preview-note';
import { PageView } from '@/components/pages/page-view';
import { Missing } from '@/components/site/missing';
import { PageMark } from '@/components/site/page-mark';
import { hiddenMetadata } from '@/components/site/page-metadata';
import { findPreview } from '@/db/writing/preview';
import { writtenAs } from '@/lib/desk/articles-url';
import { NO_ID } from '@/lib/site/params';

type Props = PageProps<'/[locale]/previews/[token]'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ token: NO_ID }];

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await find(props);
  return found ? hiddenMetadata(found.edition, found.article.title) : {};
}

/** An article or a page as readers will see it, for who was given the link: never stored, never indexed, without its thread. */
export default async function PreviewPage(props: Props) {
  const found = await find(props);
  if (!found) return <Missing />;
  return (
    <main id="content">
      <PageMark is="private" />
      <PreviewNote of={writtenAs(found.article)} />
      {found.article.purpose === null ? (
        <ArticleView edition={found.edition} article={found.article} />
      ) : (
        <PageView edition={found.edition} page={found.article} />
      )}
    </main>
  );
}

async function find({ params }: Props) {
  const { locale, token } = await params;
  const found = await findPreview(token);
  return found?.edition === locale ? found : null;
}
