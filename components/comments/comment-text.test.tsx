import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { CommentText } from './comment-text';

function drawn(text: string, ...found: string[]): string {
  const places = found.map((word) => {
    const start = text.indexOf(word);
    return { start, end: start + word.length, found: word };
  });
  return renderToStaticMarkup(
    <CommentText page="rtl" places={places}>
      {text}
    </CommentText>,
  ).replace(/ class="[^"]*"/g, '');
}

test('lines of code stand apart from the Arabic around them, with their indentation', () => {
  expect(drawn('جرّب هذا:\nif (x) {\n  y();\n}\nثم أعد.')).toBe(
    '<p dir="rtl">جرّب هذا:</p><pre dir="ltr">if (x) {\n  y();\n}</pre><p dir="rtl">ثم أعد.</p>',
  );
});

test('what a rule matched is marked for moderators, in code too', () => {
  expect(drawn('قل ممنوع\nif (bad) {\n  go();\n}\n\nوبعد', 'ممنوع', 'bad', 'وبعد')).toBe(
    '<p dir="rtl">قل <mark>ممنوع</mark></p><pre dir="ltr">if (<mark>bad</mark>) {\n  go();\n}</pre><p dir="rtl"><mark>وبعد</mark></p>',
  );
});
