import { useTranslations } from 'next-intl';
import { isolate } from '@/lib/text/bidi';
import type { DiffPart } from '@/lib/text/word-diff';
import styles from './differences.module.css';

/** The differences of two texts by words; a screen reader hears what was removed and what was added. */
export function Differences({ parts }: { parts: readonly DiffPart[] }) {
  return (
    <p className={styles.differences} dir="auto">
      {parts.map((part, index) => (
        // The index identifies a part: the texts do not change.
        <Part key={index} {...part} />
      ))}
    </p>
  );
}

function Part(part: DiffPart) {
  const t = useTranslations('Differences');
  const { kind, text } = part;
  if (kind === 'same') return text;
  if (kind === 'spelling')
    return (
      <span className={styles.spelling}>
        <span className="heard">{t('spelling', { before: isolate(part.before) })} </span>
        <del aria-hidden="true">{part.before}</del>
        <ins>{text}</ins>
      </span>
    );
  const Element = kind === 'removed' ? 'del' : 'ins';
  return (
    <Element>
      <span className="heard">{t(kind)} </span>
      {text}
    </Element>
  );
}
