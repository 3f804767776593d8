import { useTranslations } from 'next-intl';
import styles from './preview-note.module.css';

/** Says that a page is a preview. */
export function PreviewNote() {
  return <p className={styles.note}>{useTranslations('Preview')('note')}</p>;
}
