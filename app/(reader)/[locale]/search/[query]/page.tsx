import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SearchView } from '@/components/search/search-view';
import { Missing } from '@/components/site/missing';
import { PageMark } from '@/components/site/page-mark';
import { hiddenMetadata, pageMetadata } from '@/components/site/page-metadata';
import { findAuthor } from '@/db/articles/authors';
import { findTopic } from '@/db/articles/topics';
import { readSearchPage } from '@/db/search/results';
import { type Search, searchFromPath, searchPathFor } from '@/lib/search/url';
import { NO_SLUG } from '@/lib/site/params';
import { isolate } from '@/lib/text/bidi';
import { toEdition } from '@/site.config';

type Props = PageProps<'/[locale]/search/[query]'>;

/** Pages are rendered when they are asked for; Next wants one value named all the same. */
export const generateStaticParams = () => [{ query: NO_SLUG }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, query } = await params;
  const search = searchFromPath(query);
  if (!search) return {};
  const edition = toEdition(locale);
  const title = await titleOf(search);
  const path = searchPathFor(edition, search);
  // The way into search is a page to be found; what it answers are endlessly many.
  if (path === searchPathFor(edition)) {
    const t = await getTranslations('Search');
    return pageMetadata({ edition, title, description: t('invite'), path });
  }
  const hidden = await hiddenMetadata(edition, title);
  return { ...hidden, alternates: { ...hidden.alternates, canonical: path } };
}

async function titleOf({ question, page }: Search): Promise<string> {
  const t = await getTranslations('Search');
  if (question === '') return t('title');
  const words = { question: isolate(question), page };
  return page > 1 ? t('resultsPageTitle', words) : t('resultsTitle', words);
}

/** Readers ask for `/ar/search?q=…`; server/http/main.ts leads here (docs/0011-search.md). */
export default async function SearchPage({ params }: Props) {
  const { locale, query } = await params;
  const edition = toEdition(locale);
  const search = searchFromPath(query);
  if (!search) return <Missing />;
  const topic = search.topic === '' ? null : await findTopic(edition, search.topic);
  const author = search.author === '' ? null : await findAuthor(edition, search.author);
  const found = await readSearchPage(
    edition,
    { question: search.question, time: search.time, page: search.page },
    { topicId: topic?.id ?? null, authorId: author?.id ?? null },
  );
  if (search.page > found.pages) return <Missing />;
  return (
    <>
      <PageMark is="endless" />
      <SearchView edition={edition} search={search} topic={topic} author={author} found={found} />
    </>
  );
}
