import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LaterView } from '@/components/comments/later-view';
import { Missing } from '@/components/site/missing';
import { PageMark } from '@/components/site/page-mark';
import { hiddenMetadata } from '@/components/site/page-metadata';
import { countAnswered, listAuthorAnswers } from '@/db/comments/since';
import { NO_ID, NO_SLUG } from '@/lib/site/params';
import { answersPathFor } from '@/lib/site/paths';
import { writersOf } from '@/lib/site/writers';
import { isolate } from '@/lib/text/bidi';
import { findArticleSince } from '../../find';

type Props = PageProps<'/[locale]/articles/[slug]/comments/answers/[number]'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ slug: NO_SLUG, number: NO_ID }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findArticleSince(params);
  if (!found) return {};
  const t = await getTranslations('Thread');
  const { title, author, coauthors } = found.article;
  const writers = writersOf([author, ...coauthors]);
  return hiddenMetadata(found.edition, t('answeredTitle', { title: isolate(title), writers }));
}

/** What the article's author answered in its thread. There is a page for every number, so none is stored. */
export default async function AnswersPage({ params }: Props) {
  const found = await findArticleSince(params);
  if (!found) return <Missing />;
  const t = await getTranslations('Thread');
  const { edition, article, number } = found;
  const writers = writersOf([article.author, ...article.coauthors]);
  return (
    <>
      <PageMark is="endless" />
      <LaterView
        edition={edition}
        article={article}
        later={await listAuthorAnswers(article.id, number)}
        heading={t('answered', { count: await countAnswered(article.id), writers })}
        hrefAfter={(id) => answersPathFor(edition, article.slug, id)}
      />
    </>
  );
}
