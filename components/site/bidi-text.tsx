import type { ReactNode } from 'react';
import { bindArabicCommas } from '@/lib/text/arabic-commas';
import { elementOf, markTokens, type TokenKind } from '@/lib/text/bidi';

/**
 * Text in which names like C++ and S-500 keep their order and stay on one line, those of up to `longest` letters, and
 * in which no line begins with an Arabic comma.
 */
export function BidiText({ children, longest }: { children: string; longest?: number }) {
  return markTokens(bindArabicCommas(children), longest).map(({ text, kind }, index) => (
    // The index identifies a token: a text does not change.
    <BidiToken key={index} kind={kind} text={text}>
      {text}
    </BidiToken>
  ));
}

interface BidiTokenProps {
  kind: TokenKind;
  text: string;
  children: ReactNode;
}

/** What stands in place of a token (lib/text/bidi.ts): its text, or parts of it. */
export function BidiToken({ kind, text, children }: BidiTokenProps) {
  if (kind === 'plain') return children;
  const className = kind === 'ltr' ? undefined : 'nowrap';
  if (kind === 'nowrap') return <span className={className}>{children}</span>;
  const Element = elementOf(text);
  return (
    <Element dir="ltr" className={className}>
      {children}
    </Element>
  );
}
