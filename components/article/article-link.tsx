import { BidiText } from '@/components/site/bidi-text';
import { pathFor } from '@/lib/site/paths';
import type { Edition } from '@/site.config';

interface ArticleLinkProps {
  edition: Edition;
  article: { slug: string; title: string };
}

/** The way to an article from what belongs to it: its headline. */
export function ArticleLink({ edition, article: { slug, title } }: ArticleLinkProps) {
  return (
    <a href={pathFor(edition, 'articles', slug)}>
      <BidiText>{title}</BidiText>
    </a>
  );
}
