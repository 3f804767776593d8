import { Fragment } from 'react';
import { BidiText } from '@/components/site/bidi-text';
import { type Direction, textDirection } from '@/lib/text/bidi';
import { lineRuns } from '@/lib/text/code-lines';
import styles from './comment-text.module.css';

/**
 * What a reader wrote: a paragraph for each of theirs, each running the way most of its letters do, or as the page does.
 * Lines of code run left to right and keep their indentation.
 */
export function CommentText({ page, children }: { page: Direction; children: string }) {
  return children.split('\n\n').flatMap((paragraph, index) =>
    lineRuns(paragraph).map(({ isCode, lines }, run) =>
      isCode ? (
        // A paragraph's place in the comment is its identity.
        <pre key={`${index} ${run}`} dir="ltr" className={styles.code}>
          {lines.join('\n')}
        </pre>
      ) : (
        <p key={`${index} ${run}`} dir={textDirection(lines.join('\n'), page)}>
          {lines.map((line, lineIndex) => (
            <Fragment key={lineIndex}>
              {lineIndex > 0 && <br />}
              <BidiText>{line}</BidiText>
            </Fragment>
          ))}
        </p>
      ),
    ),
  );
}
