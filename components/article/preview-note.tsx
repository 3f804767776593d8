import { useTranslations } from 'next-intl';
import styles from './preview-note.module.css';

/** Says that a page is a preview. */
export function PreviewNote({ of: kind }: { of: 'articles' | 'pages' }) {
  return <p className={styles.note}>{useTranslations('Preview')('note', { kind })}</p>;
}
