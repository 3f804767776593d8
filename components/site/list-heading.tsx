import type { ReactNode } from 'react';
import styles from './list-heading.module.css';

interface ListHeadingProps {
  kicker?: string;
  children: ReactNode;
  /** What belongs to the whole list: how to follow it. */
  below?: ReactNode;
}

/** The heading of a page that is a list. */
export function ListHeading({ kicker, children, below }: ListHeadingProps) {
  return (
    <header className={styles.heading}>
      {kicker && <p>{kicker}</p>}
      <h1>{children}</h1>
      {below}
    </header>
  );
}
