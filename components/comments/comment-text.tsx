import { Fragment } from 'react';
import { BidiText } from '@/components/site/bidi-text';
import { type Direction, textDirection } from '@/lib/text/bidi';

/** What a reader wrote: a paragraph for each of theirs, each running the way most of its letters do, or as the page does. */
export function CommentText({ page, children }: { page: Direction; children: string }) {
  return children.split('\n\n').map((paragraph, index) => (
    // A paragraph's place in the comment is its identity.
    <p key={index} dir={textDirection(paragraph, page)}>
      {paragraph.split('\n').map((line, lineIndex) => (
        <Fragment key={lineIndex}>
          {lineIndex > 0 && <br />}
          <BidiText>{line}</BidiText>
        </Fragment>
      ))}
    </p>
  ));
}
