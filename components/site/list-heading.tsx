import type { ReactNode } from 'react';
import styles from './list-heading.module.css';

interface ListHeadingProps {
  kicker?: string;
  children: ReactNode;
  /** Links of the whole list, such as its feed. */
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
