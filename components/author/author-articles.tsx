import { getTranslations } from 'next-intl/server';
import { ArticleList } from '@/components/article/article-list';
import { ArticleSection } from '@/components/article/article-section';
import { Pager } from '@/components/lists/pager';
import { BidiText } from '@/components/site/bidi-text';
import { FeedLink } from '@/components/site/feed-link';
import { JsonLd } from '@/components/site/json-ld';
import { Name } from '@/components/site/name';
import { breadcrumbsJsonLd } from '@/components/site/site-json-ld';
import type { AuthorProfile } from '@/db/articles/authors';
import type { ArticlePage } from '@/db/articles/lists';
import { listPathFor, pathFor } from '@/lib/site/paths';
import { isolate } from '@/lib/text/bidi';
import type { Edition } from '@/site.config';
import styles from './author-articles.module.css';
import { profileJsonLd } from './author-json-ld';
import { Portrait } from './portrait';

interface AuthorArticlesProps {
  edition: Edition;
  author: AuthorProfile;
  page: number;
  list: ArticlePage;
}

export async function AuthorArticles({ edition, author, page, list }: AuthorArticlesProps) {
  const t = await getTranslations('Author');
  const feedWords = await getTranslations('Feed');
  const path = pathFor(edition, 'authors', author.slug);
  return (
    <main id="content">
      <JsonLd data={profileJsonLd(edition, author)} />
      <JsonLd data={breadcrumbsJsonLd(edition, [{ name: author.name, path }])} />
      <header className={styles.head}>
        <Portrait name={author.name} picture={author.portrait} size={160} />
        <div>
          <h1>
            <Name>{author.name}</Name>
          </h1>
          {author.bio && (
            <p className={styles.bio}>
              <BidiText>{author.bio}</BidiText>
            </p>
          )}
          <FeedLink href={`${path}/feed.xml`}>{feedWords('author', { name: isolate(author.name) })}</FeedLink>
        </div>
      </header>
      <ArticleSection id="articles" heading={t.rich('articles', { name: () => <Name>{author.name}</Name> })}>
        <ArticleList edition={edition} articles={list.articles} byline={false} />
        <Pager
          page={page}
          pages={list.pages}
          hrefOf={(other) => listPathFor(other, edition, 'authors', author.slug)}
        />
      </ArticleSection>
    </main>
  );
}
