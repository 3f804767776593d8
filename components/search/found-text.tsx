import { Fragment } from 'react';
import { BidiToken } from '@/components/site/bidi-text';
import type { HighlightedText as Found } from '@/lib/search/snippet';
import { bindArabicCommas } from '@/lib/text/arabic-commas';
import { markTokens } from '@/lib/text/bidi';
import { markLine } from '@/lib/text/marked-text';

/** A text with what was asked for marked in it; names like C++ and S-500 keep their order all the same. */
export function FoundText({ found }: { found: Found }) {
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
    // A token's place in the text is its identity.
    return (
      <BidiToken key={index} kind={kind}>
        {parts}
      </BidiToken>
    );
  });
}
