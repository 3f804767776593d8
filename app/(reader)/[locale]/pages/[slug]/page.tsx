import type { Metadata } from 'next';
import { pageJsonLd } from '@/components/pages/page-json-ld';
import { PageView } from '@/components/pages/page-view';
import { JsonLd } from '@/components/site/json-ld';
import { NotHere } from '@/components/site/not-here';
import { pageMetadata } from '@/components/site/page-metadata';
import { findPage } from '@/db/articles/article';
import { shareImageOf } from '@/db/media/share-image';
import { excerptOf } from '@/lib/html/html-text';
import { NO_SLUG, slugFromParam } from '@/lib/site/params';
import { pathFor } from '@/lib/site/paths';
import { toEdition } from '@/site.config';

type Props = PageProps<'/[locale]/pages/[slug]'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ slug: NO_SLUG }];

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await find(props);
  if (!found) return {};
  const { edition, page } = found;
  const { translation } = page;
  return pageMetadata({
    edition,
    title: page.title,
    description: page.standfirst || excerptOf(page.body),
    path: pathFor(edition, 'pages', page.slug),
    translation: translation && {
      edition: translation.edition,
      path: pathFor(translation.edition, 'pages', translation.slug),
    },
    picture: shareImageOf(edition, page),
  });
}

export default async function StandingPage(props: Props) {
  const found = await find(props);
  if (!found) return <NotHere kind="pages" {...(await props.params)} />;
  const { edition, page } = found;
  return (
    <main id="content">
      <JsonLd data={pageJsonLd(edition, page)} />
      <PageView edition={edition} page={page} />
    </main>
  );
}

async function find({ params }: Props) {
  const { locale, slug: param } = await params;
  const edition = toEdition(locale);
  const slug = slugFromParam(param);
  const page = slug && (await findPage(edition, slug));
  return page ? { edition, page } : null;
}
