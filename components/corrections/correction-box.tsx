import { getTranslations } from 'next-intl/server';
import { BidiText } from '@/components/site/bidi-text';
import { Moment } from '@/components/site/moment';
import type { Article } from '@/db/articles/article';
import type { Correction } from '@/db/corrections/corrections';
import { pathFor } from '@/lib/site/paths';
import type { Edition } from '@/site.config';
import styles from './correction-box.module.css';

interface CorrectionBoxProps {
  edition: Edition;
  article: Article;
  /** What was wrong stands above the text, what came later below it. */
  place: 'above' | 'below';
}

/** What readers are told of the changes of an article, the newest first. */
export async function CorrectionBox({ edition, article, place }: CorrectionBoxProps) {
  const t = await getTranslations('Corrections');
  const shown = article.corrections.filter(({ kind }) => (kind === 'correction') === (place === 'above'));
  if (shown.length === 0) return null;
  return (
    <aside className={styles.box} aria-label={t(place)}>
      {shown.map((correction) => (
        <CorrectionText key={correction.id} correction={correction} />
      ))}
      <a href={pathFor(edition, 'articles', article.slug, 'changes')}>{t('toChanges')}</a>
    </aside>
  );
}

/** Its kind, its words and its time. */
export async function CorrectionText({ correction }: { correction: Correction }) {
  const t = await getTranslations('Corrections');
  const { id, kind, words, at } = correction;
  return (
    <p id={`correction-${id}`} className={styles.text}>
      <strong>{t(`kinds.${kind}`)}</strong> <Moment at={at} withTime /> <BidiText>{words}</BidiText>
    </p>
  );
}
