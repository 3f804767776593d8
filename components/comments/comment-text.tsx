import { createElement, Fragment } from 'react';
import { BidiText } from '@/components/site/bidi-text';
import { type Direction, textDirection } from '@/lib/text/bidi';
import { lineRuns, quoteSigns } from '@/lib/text/line-runs';
import { type MarkedPart, markPlaces, type TextMatch } from '@/lib/text/marked-text';
import styles from './comment-text.module.css';

interface CommentTextProps {
  /** The direction of the page, for a text without letters. */
  page: Direction;
  /** Matches of rules, highlighted for moderators. */
  places?: readonly TextMatch[];
  children: string;
}

/**
 * What a reader wrote: a paragraph for each of theirs, each running the way most of its letters do, or as the page does.
 * Lines of code run left to right and keep their indentation; lines that begin with `>` are a quotation.
 */
export function CommentText({ page, places = [], children }: CommentTextProps) {
  return markPlaces(children, places).flatMap((paragraph, index) => {
    let next = 0;
    return lineRuns(paragraph.map(textOf).join('\n')).flatMap(({ kind, lines }) => {
      // A line's place in the comment is its identity.
      const key = `${index} ${next}`;
      const marked = paragraph.slice(next, next + lines.length);
      next += lines.length;
      const dir = textDirection(lines.join('\n'), page);
      const run = { code: Code, text: Paragraph, quote: Quotation }[kind];
      // Where the text alone is taken, as from microdata, words of two lines stay apart.
      return [createElement(run, { key, dir, lines: marked }), '\n'];
    });
  });
}

interface RunProps {
  dir: Direction;
  lines: readonly MarkedPart[][];
}

function Code({ lines }: RunProps) {
  return (
    <pre dir="ltr" className={styles.code}>
      {lines.map((parts, line) => (
        <Fragment key={line}>
          {line > 0 && '\n'}
          {parts.map(({ text, marked }, part) => (marked ? <mark key={part}>{text}</mark> : text))}
        </Fragment>
      ))}
    </pre>
  );
}

function Paragraph({ dir, lines }: RunProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: reader modes take each <p> for text of the article, and of a short one would show the thread.
    <span role="paragraph" className={styles.paragraph} dir={dir}>
      {lines.map((parts, line) => (
        <Fragment key={line}>
          {line > 0 && (
            <>
              <br />
              {'\n'}
            </>
          )}
          <MarkedLine parts={parts} />
        </Fragment>
      ))}
    </span>
  );
}

function Quotation({ dir, lines }: RunProps) {
  return (
    <blockquote dir={dir} className={styles.quotation}>
      <Paragraph dir={dir} lines={lines.map(withoutQuoteSigns)} />
    </blockquote>
  );
}

function withoutQuoteSigns(parts: MarkedPart[]): MarkedPart[] {
  let signs = quoteSigns(textOf(parts));
  return parts.flatMap((part) => {
    const text = part.text.slice(signs);
    signs = Math.max(0, signs - part.text.length);
    return text === '' ? [] : [{ ...part, text }];
  });
}

/** A commenter's name with the matches of rules highlighted: one line, isolated. */
export function MarkedName({ places, children }: { places: readonly TextMatch[]; children: string }) {
  const [[parts = []] = []] = markPlaces(children, places);
  return (
    <bdi translate="no">
      <MarkedLine parts={parts} />
    </bdi>
  );
}

function MarkedLine({ parts }: { parts: readonly MarkedPart[] }) {
  return parts.map(({ text, marked }, index) =>
    marked ? <mark key={index}>{text}</mark> : <BidiText key={index}>{text}</BidiText>,
  );
}

function textOf(parts: readonly MarkedPart[]): string {
  return parts.map(({ text }) => text).join('');
}
