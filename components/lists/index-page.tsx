import type { ReactNode } from 'react';
import { FeedLink } from '@/components/site/feed-link';
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
  list: 'topics' | 'authors' | 'archive' | 'picks' | 'corrections';
  title: string;
  /** Words of the link to its feed, where it has one. */
  feed?: string;
  /** Of texts to read, in the width of one. */
  isColumn?: boolean;
  page: number;
  pages: number;
  children: ReactNode;
}

/** A page of what the edition has by topic, author or month, and of its picks and corrections. */
export function IndexPage(props: IndexPageProps) {
  const { edition, list, title, feed, isColumn, page, pages, children } = props;
  const path = pathFor(edition, list);
  return (
    <main id="content" className={isColumn ? 'column' : undefined}>
      <JsonLd data={breadcrumbsJsonLd(edition, [{ name: title, path }])} />
      <HeaderMark is="section" path={path} />
      <HeaderMark is="translation" path={pathFor(otherEdition(edition), list)} />
      <ListHeading below={feed && <FeedLink href={`${path}/feed.xml`}>{feed}</FeedLink>}>{title}</ListHeading>
      {children}
      <Pager page={page} pages={pages} hrefOf={(other) => listPathFor(other, edition, list)} />
    </main>
  );
}
