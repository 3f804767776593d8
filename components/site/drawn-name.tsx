import styles from './drawn-name.module.css';

/** A name as a drawing, as high as text around it. @param svg as lib/html/wordmark-svg.ts has cleaned it */
export function DrawnName({ name, svg }: { name: string; svg: string }) {
  return (
    <span className={styles.drawn} role="img" aria-label={name} dangerouslySetInnerHTML={{ __html: svg }} />
  );
}
