import { expect, test } from 'vitest';
import { echoFields, echoFiles } from './form-replay';

function posted(fields: Record<string, string | File>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

test.each(['body', 'text', 'note', 'title'])(
  'what was written in a field %s is shown, and all else goes with it',
  (name) => {
    expect(echoFields(posted({ token: 'x', [name]: '\nنصّ', file: new File(['x'], 'x') }))).toBe(
      '<input type="hidden" name="token" value="x"/>' +
        `<textarea id="written" name="${name}" dir="auto" rows="8">\n\nنصّ</textarea>`,
    );
  },
);

test('nothing in it is more than text', () => {
  const html = echoFields(posted({ '"><b>': '"><script>', body: '</textarea><script>' }));
  expect(html.match(/<(?!\/?(?:input|textarea)\b)/g)).toBeNull();
  expect(html.match(/<\/textarea>/g)).toHaveLength(1);
});

test('a form in which nothing was written is not worth to be sent again', () => {
  expect(echoFields(posted({ body: ' ', token: 'x' }))).toBe('');
});

test('a file can be chosen again, by its name, be it all that was sent', () => {
  const form = posted({ id: '1', heroFile: new File(['x'], 'صورة "1".jpg'), picture: new File([], '') });
  expect(echoFields(form)).toBe('<input type="hidden" name="id" value="1"/>');
  expect(echoFiles(form)).toBe(
    '<label><bdi>صورة &quot;1&quot;.jpg</bdi> <input type="file" name="heroFile"/></label>',
  );
});
