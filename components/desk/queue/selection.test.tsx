import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { QueueKeys } from './queue-keys';
import { SelectAll } from './selection';

test('what needs a script has its room before the script comes, so that nothing moves under a press', () => {
  const html = renderToStaticMarkup(
    <>
      <SelectAll ids={[1, 2]} label="الكل" />
      <QueueKeys ids={[1, 2]} open="اختصارات" close="إغلاق" on="تعمل">
        مساعدة
      </QueueKeys>
    </>,
  );
  expect(html).toMatch(/<label class="[^"]*waiting[^"]*">.*الكل<\/label>/);
  expect(html).toMatch(/<button type="button" class="[^"]*waiting[^"]*">اختصارات/);
});
