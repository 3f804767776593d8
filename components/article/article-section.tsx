import type { ReactNode } from 'react';
import styles from './article-section.module.css';

interface ArticleSectionProps {
  id: string;
  heading: ReactNode;
  /** A list of articles, and the way to the rest of it. */
  children: ReactNode;
}

/** Articles under a heading of their own, below something else. */
export function ArticleSection({ id, heading, children }: ArticleSectionProps) {
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {children}
    </section>
  );
}
