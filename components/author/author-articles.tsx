import { getTranslations } from 'next-intl/server';
import { ArticleList } from '@/components/article/article-list';
import { BidiText } from '@/components/site/bidi-text';
import { Pager } from '@/components/site/pager';
import type { ArticlePage, findAuthor } from '@/db/articles';
import { listPathFor } from '@/lib/slug';
import type { Edition } from '@/site.config';
import styles from './author-articles.module.css';
import { Portrait } from './portrait';

interface AuthorArticlesProps {
  edition: Edition;
  author: NonNullable<Awaited<ReturnType<typeof findAuthor>>>;
  page: number;
  list: ArticlePage;
}

/** An author and a page of what they wrote. */
export async function AuthorArticles({ edition, author, page, list }: AuthorArticlesProps) {
  const t = await getTranslations('Author');
  return (
    <main id="content">
      <header className={styles.head}>
        <Portrait name={author.name} src={author.portrait} size={160} />
        <div>
          <h1>
            <bdi>{author.name}</bdi>
          </h1>
          {author.bio && (
            <p className={styles.bio}>
              <BidiText>{author.bio}</BidiText>
            </p>
          )}
        </div>
      </header>
      <section className={styles.articles} aria-labelledby="articles">
        <h2 id="articles">{t.rich('articles', { name: () => <bdi>{author.name}</bdi> })}</h2>
        <ArticleList edition={edition} articles={list.articles} />
        <Pager
          page={page}
          pages={list.pages}
          hrefOf={(other) => listPathFor(other, edition, 'authors', author.slug)}
        />
      </section>
    </main>
  );
}
