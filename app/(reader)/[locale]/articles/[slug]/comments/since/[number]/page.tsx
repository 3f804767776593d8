import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LaterView } from '@/components/comments/later-view';
import { Missing } from '@/components/site/missing';
import { PageMark } from '@/components/site/page-mark';
import { hiddenMetadata } from '@/components/site/page-metadata';
import { listLaterComments } from '@/db/comments/since';
import { NO_ID, NO_SLUG } from '@/lib/site/params';
import { sincePathFor } from '@/lib/site/paths';
import { isolate } from '@/lib/text/bidi';
import { findArticleSince } from '../../find';

type Props = PageProps<'/[locale]/articles/[slug]/comments/since/[number]'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ slug: NO_SLUG, number: NO_ID }];

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await findArticleSince(props.params);
  if (!found) return {};
  const t = await getTranslations('Thread');
  return hiddenMetadata(found.edition, t('laterTitle', { title: isolate(found.article.title) }));
}

/** What is new since a comment. There is a page for every number, so none is stored. */
export default async function LaterPage(props: Props) {
  const found = await findArticleSince(props.params);
  if (!found) return <Missing />;
  const t = await getTranslations('Thread');
  const later = await listLaterComments(found.article.id, found.number);
  return (
    <>
      <PageMark is="endless" />
      <LaterView
        {...found}
        later={later}
        heading={t('later', { count: later.count })}
        hrefAfter={(id) => sincePathFor(found.edition, found.article.slug, id)}
      />
    </>
  );
}
