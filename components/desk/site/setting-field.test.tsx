import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { siteFields } from '@/lib/desk/site-fields';
import type { Section } from '@/lib/site/site-settings';
import messages from '@/messages/en.json';
import { SettingField } from './setting-field';

function refusal(section: Section, field: string, code: string): string {
  const found = siteFields[section].find(({ name }) => name === field);
  if (!found) throw new Error(`No field ${field}`);
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <SettingField
        section={section}
        field={found}
        name={field}
        values={{}}
        errors={{ [field]: code }}
        unknown={{}}
      />
    </NextIntlClientProvider>,
  );
  return /role="alert">([^<]*)/.exec(html)?.[1] ?? '';
}

test('a refusal says what would do', () => {
  expect(refusal('footer', 'since', 'number')).toBe('Enter a whole number from 1900 to 2100');
  expect(refusal('identity', 'name', 'too-long')).toBe('This has at most 40 characters');
  expect(refusal('identity', 'wordmark', 'text')).toContain('Turn the text into shapes');
});

test('every field that can be out of bounds has its own', () => {
  for (const section of Object.keys(siteFields) as Section[])
    for (const { name, kind } of siteFields[section]) {
      if (kind === 'number') expect(refusal(section, name, 'number'), name).toMatch(/from \d+ to \d+$/);
      if (['line', 'lines'].includes(kind) && !['timeZone', 'channels'].includes(name))
        expect(refusal(section, name, 'too-long'), name).toMatch(/at most [\d,]+ characters$/);
    }
});
