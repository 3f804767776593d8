import { Fragment } from 'react';
import { BidiToken } from '@/components/site/bidi-text';
import type { HighlightedText } from '@/lib/search/snippet';
import { bindArabicCommas } from '@/lib/text/arabic-commas';
import { markTokens } from '@/lib/text/bidi';
import { markLine } from '@/lib/text/marked-text';

/** Text with the query's matches highlighted; names like C++ and S-500 keep their order all the same. */
export function Highlighted({ found }: { found: HighlightedText }) {
  let offset = 0;
  return markTokens(found.text).map(({ text, kind }, index) => {
    const parts = markLine(text, offset, found.places).map((part, place) =>
      part.marked ? (
        <mark key={place}>{part.text}</mark>
      ) : (
        <Fragment key={place}>{bindArabicCommas(part.text)}</Fragment>
      ),
    );
    offset += text.length;
    // The index identifies a token: a text does not change.
    return (
      <BidiToken key={index} kind={kind} text={text}>
        {parts}
      </BidiToken>
    );
  });
}
