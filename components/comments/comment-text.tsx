import { Fragment } from 'react';
import { BidiText } from '@/components/site/bidi-text';
import { textDirection } from '@/lib/bidi';

/** What a reader wrote: a paragraph for each of theirs, each running the way most of its letters do. */
export function CommentText({ children }: { children: string }) {
  return children.split('\n\n').map((paragraph, index) => (
    // A paragraph's place in the comment is its identity.
    <p key={index} dir={textDirection(paragraph)}>
      {paragraph.split('\n').map((line, lineIndex) => (
        <Fragment key={lineIndex}>
          {lineIndex > 0 && <br />}
          <BidiText>{line}</BidiText>
        </Fragment>
      ))}
    </p>
  ));
}
