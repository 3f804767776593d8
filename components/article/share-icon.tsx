import type { ShareWay } from '@/lib/site/share';
import styles from './share.module.css';

/** Outlines on a ground of 24. */
const PATHS: Record<ShareWay | 'link' | 'system', string> = {
  whatsapp:
    'M12 3a9 9 0 0 0-7.7 13.6L3 21l4.4-1.3A9 9 0 1 0 12 3ZM9 8c-1 .5-1 2 0 3.5 1 1.5 2 2.5 3.5 3.5s3 1 3.5 0l-2-1.5-1.2.8c-1-.5-1.6-1.1-2.1-2.1l.8-1.2Z',
  x: 'm4 4 16 16M20 4 4 20',
  facebook: 'M15 3h-1a4 4 0 0 0-4 4v4H7v3h3v7m0-7h5M10 11h5.5',
  telegram: 'M21 4 3 11l6 2.5L11 20l3-4 4.5 3L21 4ZM9 13.5 21 4',
  mail: 'M3 6h18v12H3V6Zm0 1 9 6 9-6',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.6 1.6M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.6-1.6',
  system: 'M12 15V3m0 0 4 4m-4-4L8 7m-3 5v8h14v-8',
};

interface ShareIconProps {
  of: keyof typeof PATHS;
  /** Whether the page has drawn it before, and names that here. */
  again?: boolean;
}

export function ShareIcon({ of, again = false }: ShareIconProps) {
  return (
    <svg className={styles.icon} viewBox="0 0 24 24" aria-hidden="true">
      {again ? <use href={`#icon-${of}`} /> : <path id={`icon-${of}`} d={PATHS[of]} />}
    </svg>
  );
}
