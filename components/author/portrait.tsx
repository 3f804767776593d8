import styles from './portrait.module.css';

interface PortraitProps {
  name: string;
  src: string | null;
  /** Width and height in CSS pixels. */
  size: 48 | 96 | 160;
}

/** An author's portrait, or their first letter. The name always stands beside it, so it is decoration. */
export function Portrait({ name, src, size }: PortraitProps) {
  if (src)
    return <img className={styles.portrait} src={src} width={size} height={size} alt="" loading="lazy" />;
  return (
    <span className={`${styles.portrait} ${styles.letter}`} data-size={size} aria-hidden="true">
      {[...name][0]}
    </span>
  );
}
