import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChangesView } from '@/components/corrections/changes-view';
import { Missing } from '@/components/site/missing';
import { pageMetadata } from '@/components/site/page-metadata';
import { listChanges } from '@/db/corrections/corrections';
import { NO_SLUG } from '@/lib/site/params';
import { pathFor } from '@/lib/site/paths';
import { isolate } from '@/lib/text/bidi';
import { findArticleOf } from '../find';

type Props = PageProps<'/[locale]/articles/[slug]/changes'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ slug: NO_SLUG }];

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await findArticleOf(props.params);
  if (!found) return {};
  const t = await getTranslations('Corrections');
  const title = isolate(found.article.title);
  return pageMetadata({
    edition: found.edition,
    title: t('changesOf', { title }),
    description: t('changesDescription', { title }),
    path: pathFor(found.edition, 'articles', found.article.slug, 'changes'),
  });
}

export default async function ChangesPage(props: Props) {
  const found = await findArticleOf(props.params);
  if (!found) return <Missing />;
  const { edition, article } = found;
  return <ChangesView {...found} changes={await listChanges(edition, article.id, article.slug)} />;
}
