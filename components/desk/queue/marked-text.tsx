import { Fragment } from 'react';
import { BidiText } from '@/components/site/bidi-text';
import { type Direction, textDirection } from '@/lib/text/bidi';
import { type MarkedPart, markPlaces, type TextMatch } from '@/lib/text/marked-text';

interface MarkedTextProps {
  /** The direction of the page, for a text without letters. */
  page: Direction;
  places: readonly TextMatch[];
  children: string;
}

/** A comment's text with the matches of rules highlighted. */
export function MarkedText({ page, places, children }: MarkedTextProps) {
  return markPlaces(children, places).map((lines, index) => (
    <p key={index} dir={textDirection(lines.flatMap(textOf).join(' '), page)}>
      {lines.map((parts, lineIndex) => (
        <Fragment key={lineIndex}>
          {lineIndex > 0 && <br />}
          <MarkedLine parts={parts} />
        </Fragment>
      ))}
    </p>
  ));
}

/** A name: one line, isolated. */
export function MarkedName({ places, children }: { places: readonly TextMatch[]; children: string }) {
  const [[parts = []] = []] = markPlaces(children, places);
  return (
    <bdi>
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
