import { Picture } from '@/components/site/picture';
import type { ResponsivePicture as Stored } from '@/db/media/pictures';
import styles from './portrait.module.css';

interface PortraitProps {
  name: string;
  picture: Stored | null;
  /** Width and height in CSS pixels. */
  size: 48 | 96 | 160;
}

/** An author's portrait, or their first letter. The name always stands beside it, so it is decoration. */
export function Portrait({ name, picture, size }: PortraitProps) {
  if (picture) {
    // Cropped to a square: of a wide one more is drawn than seen.
    const drawn = Math.round(size * Math.max(1, picture.width / picture.height));
    return (
      <Picture className={styles.portrait} picture={picture} alt="" sizes={`${drawn}px`} square={size} />
    );
  }
  return (
    <span className={`${styles.portrait} ${styles.letter}`} data-size={size} aria-hidden="true">
      {[...name][0]}
    </span>
  );
}
