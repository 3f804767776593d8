import type { ReactNode } from 'react';
import styles from './article-section.module.css';

interface ArticleSectionProps {
  id: string;
  heading: ReactNode;
  /** A list of articles and its pager. */
  children: ReactNode;
}

/** A section of articles with its heading. */
export function ArticleSection({ id, heading, children }: ArticleSectionProps) {
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {children}
    </section>
  );
}
