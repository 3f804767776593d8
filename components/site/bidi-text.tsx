import { Fragment } from 'react';
import { markTokens } from '@/lib/bidi';

/** Text in which names like C++ and S-500 keep their order and stay on one line, those of up to `longest` letters. */
export function BidiText({ children, longest }: { children: string; longest?: number }) {
  return markTokens(children, longest).map(({ text, kind }, index) => {
    // A token's place in the text is its identity.
    const key = index;
    if (kind === 'plain') return <Fragment key={key}>{text}</Fragment>;
    const className = kind === 'ltr' ? undefined : 'nowrap';
    if (kind === 'nowrap')
      return (
        <span key={key} className={className}>
          {text}
        </span>
      );
    return (
      <bdi key={key} dir="ltr" className={className}>
        {text}
      </bdi>
    );
  });
}
