import type { ReactNode } from 'react';
import { HeaderMark } from '@/components/site/header-mark';
import { JsonLd } from '@/components/site/json-ld';
import { breadcrumbsJsonLd } from '@/components/site/site-json-ld';
import { listPathFor, pathFor } from '@/lib/site/paths';
import { type Edition, otherEdition } from '@/site.config';
import { ListHeading } from './list-heading';
import { Pager } from './pager';

interface IndexPageProps {
  edition: Edition;
  /** Its address. */
  list: 'topics' | 'authors' | 'archive';
  title: string;
  page: number;
  pages: number;
  children: ReactNode;
}

/** A page of what the edition has by topic, author or month. */
export function IndexPage({ edition, list, title, page, pages, children }: IndexPageProps) {
  const path = pathFor(edition, list);
  return (
    <main id="content">
      <JsonLd data={breadcrumbsJsonLd(edition, [{ name: title, path }])} />
      <HeaderMark is="section" path={path} />
      <HeaderMark is="translation" path={pathFor(otherEdition(edition), list)} />
      <ListHeading>{title}</ListHeading>
      {children}
      <Pager page={page} pages={pages} hrefOf={(other) => listPathFor(other, edition, list)} />
    </main>
  );
}
