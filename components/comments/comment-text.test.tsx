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
    '<span role="paragraph" dir="rtl">جرّب هذا:</span>\n<pre dir="ltr">if (x) {\n  y();\n}</pre>\n<span role="paragraph" dir="rtl">ثم أعد.</span>\n',
  );
});

test('what a rule matched is marked for moderators, in code too', () => {
  expect(drawn('قل ممنوع\nif (bad) {\n  go();\n}\n\nوبعد', 'ممنوع', 'bad', 'وبعد')).toBe(
    '<span role="paragraph" dir="rtl">قل <mark>ممنوع</mark></span>\n<pre dir="ltr">if (<mark>bad</mark>) {\n  go();\n}</pre>\n<span role="paragraph" dir="rtl"><mark>وبعد</mark></span>\n',
  );
});

test('a quotation is drawn as one, without its signs, and marked where a rule matched', () => {
  expect(drawn('> قال ممنوع\n> so he said\nلا أوافق', 'ممنوع')).toBe(
    '<blockquote dir="rtl"><span role="paragraph" dir="rtl">قال <mark>ممنوع</mark><br/>\nso he said</span></blockquote>\n<span role="paragraph" dir="rtl">لا أوافق</span>\n',
  );
});
