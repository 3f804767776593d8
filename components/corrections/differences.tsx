import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { type Direction, isolate, textDirection } from '@/lib/text/bidi';
import type { DiffPart } from '@/lib/text/word-diff';
import styles from './differences.module.css';

/** The differences of two texts by words; a screen reader hears what was removed and what was added. */
export function Differences({ parts }: { parts: readonly DiffPart[] }) {
  const dir = textDirection(parts.map(({ text }) => text).join(''), 'rtl');
  return (
    <p className={styles.differences} dir={dir}>
      {parts.map((part, index) => (
        // The index identifies a part: the texts do not change.
        <Fragment key={index}>
          {/* What stands in the place of something is a word of its own. */}
          {part.kind === 'added' && parts[index - 1]?.kind === 'removed' && ' '}
          <Part part={part} around={dir} />
        </Fragment>
      ))}
    </p>
  );
}

/** Each is isolated: two names in Latin letters would else be one run, the later before the earlier. */
function Part({ part, around }: { part: DiffPart; around: Direction }) {
  const t = useTranslations('Differences');
  const { kind, text } = part;
  const dir = textDirection(text, around);
  if (kind === 'same') return text;
  if (kind === 'spelling')
    return (
      <span className={styles.spelling}>
        <span className="heard">{t('spelling', { before: isolate(part.before) })} </span>
        <del aria-hidden="true" dir={dir}>
          {part.before}
        </del>{' '}
        <ins dir={dir}>{text}</ins>
      </span>
    );
  const Element = kind === 'removed' ? 'del' : 'ins';
  return (
    <Element dir={dir}>
      <span className="heard">{t(kind)} </span>
      {text}
    </Element>
  );
}
