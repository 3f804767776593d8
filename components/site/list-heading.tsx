import type { ReactNode } from 'react';
import styles from './list-heading.module.css';

/** The heading of a page that is a list. */
export function ListHeading({ kicker, children }: { kicker?: string; children: ReactNode }) {
  return (
    <header className={styles.heading}>
      {kicker && <p>{kicker}</p>}
      <h1>{children}</h1>
    </header>
  );
}
