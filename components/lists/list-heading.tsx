import type { ReactNode } from 'react';
import { BidiText } from '@/components/site/bidi-text';
import styles from './list-heading.module.css';

interface ListHeadingProps {
  kicker?: string;
  children: ReactNode;
  /** What the list is about, in a line. */
  description?: string;
  /** Links of the whole list, such as its feed. */
  below?: ReactNode;
}

/** The heading of a page that is a list. */
export function ListHeading({ kicker, children, description, below }: ListHeadingProps) {
  return (
    <header className={styles.heading}>
      {kicker && <p className={styles.kicker}>{kicker}</p>}
      <h1>{children}</h1>
      {description && (
        <p className={styles.description}>
          <BidiText>{description}</BidiText>
        </p>
      )}
      {below}
    </header>
  );
}
