import { useTranslations } from 'next-intl';
import type { Command } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { Differences } from '@/components/corrections/differences';
import { type RuleName, ruleNames } from '@/lib/proofread/finding';
import { shownChange } from '@/lib/proofread/shown-change';
import type { DiffPart } from '@/lib/text/word-diff';
import { closeFinding, goToFinding, leaveFinding, mendAllSafe, mendFinding } from './finding-commands';
import styles from './findings.module.css';
import type { OpenFinding } from './findings-plugin';

export function reasonsOf(t: ReturnType<typeof useTranslations<'Proofread'>>): Record<RuleName, string> {
  return Object.fromEntries(ruleNames.map((rule) => [rule, t(`reasons.${rule}`)])) as Record<
    RuleName,
    string
  >;
}

interface FindingCardProps {
  view: EditorView;
  open: OpenFinding;
  run: (command: Command) => void;
}

/** What is said of the finding, below its words, with what can be done. */
export function FindingCard({ view, open, run }: FindingCardProps) {
  const t = useTranslations('Proofread');
  const id = useId();
  const card = useRef<HTMLFieldSetElement>(null);
  const { finding, takesFocus } = open;

  useLayoutEffect(() => {
    const put = () => card.current && putBelow(card.current, view, open);
    put();
    addEventListener('resize', put);
    return () => removeEventListener('resize', put);
  }, [view, open]);

  useEffect(() => {
    if (!takesFocus) return;
    card.current?.querySelector('button')?.focus({ preventScroll: true });
    card.current?.scrollIntoView({ block: 'nearest' });
  }, [takesFocus]);

  return (
    <fieldset
      ref={card}
      className={styles.card}
      aria-labelledby={`${id}-reason`}
      aria-describedby={`${id}-change`}
      onKeyDown={(event) => {
        const command =
          event.key === 'Escape' ? closeFinding : event.key === 'F8' && goToFinding(event.shiftKey ? -1 : 1);
        if (!command) return;
        event.preventDefault();
        run(command);
      }}
    >
      <p id={`${id}-reason`} className={styles.reason}>
        {t(`reasons.${finding.rule}`)}
      </p>
      <div id={`${id}-change`}>
        {finding.fix !== undefined && <Differences parts={changeOf(view, open)} />}
      </div>
      <div className={styles.ways}>
        {finding.fix !== undefined && (
          <button type="button" className={styles.mend} onClick={() => run(mendFinding)}>
            {t('mend')}
          </button>
        )}
        <button type="button" onClick={() => run(leaveFinding)}>
          {t('leave')}
        </button>
        <button type="button" onClick={() => run(goToFinding(1))}>
          {t('next')}
        </button>
        <button type="button" onClick={() => run(closeFinding)}>
          {t('close')}
        </button>
      </div>
    </fieldset>
  );
}

/** In pixels, between the words and the card. */
const GAP = 8;

/** Below the line where the finding ends, about its middle. */
function putBelow(card: HTMLElement, view: EditorView, { from, to }: OpenFinding): void {
  const around = card.offsetParent?.getBoundingClientRect();
  if (!around) return;
  const [start, end] = [view.coordsAtPos(from, 1), view.coordsAtPos(to, -1)];
  const middle = start.bottom === end.bottom ? (start.left + end.left) / 2 : end.left;
  const isRtl = getComputedStyle(card).direction === 'rtl';
  card.style.setProperty('--about', `${isRtl ? around.right - middle : middle - around.left}px`);
  card.style.setProperty('--below', `${end.bottom - around.top + GAP}px`);
}

/** The changed words alone: what is around them can be seen. */
function changeOf({ state: { doc } }: EditorView, { finding, from, to }: OpenFinding): DiffPart[] {
  const { parent, parentOffset } = doc.resolve(from);
  const text = parent.textBetween(0, parent.content.size, '\n', '\n');
  const [, removed, added] = shownChange(
    text.slice(0, parentOffset),
    finding,
    text.slice(parentOffset + to - from),
  );
  return removed && added ? [removed, added] : [];
}

interface FindingCountProps {
  all: number;
  safe: number;
  run: (command: Command) => void;
}

/** How many findings there are, and the button for all that are safe. */
export function FindingCount({ all, safe, run }: FindingCountProps) {
  const t = useTranslations('Proofread');
  const [mended, setMended] = useState(0);
  const mendAll = () => {
    run(mendAllSafe);
    setMended(safe);
  };
  return (
    <>
      <p>{t('count', { count: all })}</p>
      {safe > 0 && (
        <button type="button" onClick={mendAll}>
          {t('mendAll', { count: safe })}
        </button>
      )}
      <p role="status">{mended > 0 && t('mendedHere', { count: mended })}</p>
    </>
  );
}
