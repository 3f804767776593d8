import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { formatTag } from '@/lib/site/number-style';
import messages from '@/messages/ar.json';
import { site } from '@/site.config';
import { Moment } from './moment';

const at = new Date('2026-11-18T06:02:00Z');

test.each([
  ['the year of the article goes without saying', '2026-01-02', '18 نوفمبر، 9:02 ص'],
  ['another year is said', '2025-12-31', '18 نوفمبر 2026، 9:02 ص'],
  ['the year is that of the site’s time zone', '2025-12-31T22:00:00Z', '18 نوفمبر، 9:02 ص'],
])('%s', (_, since, expected) => {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider
      locale={formatTag('ar', site.writing)}
      messages={{ Site: messages.Site }}
      timeZone={site.timeZone}
    >
      <Moment at={at} withTime since={new Date(since)} />
    </NextIntlClientProvider>,
  );
  expect(html).toContain(`>${expected}</time>`);
});
