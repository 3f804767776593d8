import { BidiText } from '@/components/site/bidi-text';
import { pathFor } from '@/lib/site/paths';
import type { Edition } from '@/site.config';

interface ArticleLinkProps {
  edition: Edition;
  article: { slug: string; title: string };
}

/** A link to an article by its headline. */
export function ArticleLink({ edition, article: { slug, title } }: ArticleLinkProps) {
  return (
    <a href={pathFor(edition, 'articles', slug)}>
      <BidiText>{title}</BidiText>
    </a>
  );
}
