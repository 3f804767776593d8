/** Each setting by its row in test/setting-cases.ts: taken, or refused with a reason beside its field. */
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { siteFields } from '@/lib/desk/site-fields';
import { checkSection } from '@/lib/desk/site-form';
import { readSections, sectionSchemas, sections } from '@/lib/site/site-settings';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import { sectionDefaults } from '@/runtime/site-settings';
import { type SettingCase, settingCases, valuesOf } from '@/test/setting-cases';
import { SettingField } from './setting-field';

const rows = sections.flatMap((section) =>
  (Object.entries(settingCases[section]) as [string, SettingCase][]).map(
    ([name, row]) => [section, name, row] as const,
  ),
);

test.each(sections)('%s: every setting has a row', (section) => {
  expect(Object.keys(settingCases[section]).sort()).toEqual(
    Object.keys(sectionSchemas[section].shape).sort(),
  );
});

test.each(rows)('%s %s is taken, and is then another than by default', (section, name, { good }) => {
  const { values, errors } = checkSection(section, { ...sectionDefaults[section], [name]: good });
  expect(errors).toEqual({});
  const read = (stored = {}) => readSections(stored, sectionDefaults)[section] as Record<string, unknown>;
  expect(read({ [section]: values })[name]).not.toEqual(read()[name]);
});

/** Those of links to topics, of which the database knows, are found by the action (app/(desk)/desk/site/actions.ts). */
const refused = rows.filter(([, , { bad }]) => bad && bad[1] !== 'unknown-topic');

test.each(refused)(
  '%s %s is refused with its reason, and everything that was typed comes back',
  (section, name, { bad }) => {
    const [typed = '', code = ''] = bad ?? [];
    const { values, errors } = checkSection(section, { ...valuesOf(section, 'good'), [name]: typed });
    expect(errors).toEqual({ [name]: code });
    // A drawing that cannot be read is no text of the form's, and may be dangerous.
    const kept = name.startsWith('wordmark') ? '' : typed;
    expect(values).toEqual({ ...valuesOf(section, 'good'), [name]: kept });
  },
);

test.each(rows.filter(([, , { bad }]) => bad))(
  '%s %s says what would do, in both languages',
  (section, name, { bad }) => {
    const [typed = '', code = ''] = bad ?? [];
    const field = siteFields[section].find((one) => name.replace(/-(ar|en)$/, '') === one.name);
    if (!field) throw new Error(`No field ${name}`);
    for (const [locale, messages] of Object.entries({ ar, en })) {
      const html = renderToStaticMarkup(
        <NextIntlClientProvider locale={locale} timeZone="UTC" messages={messages}>
          <SettingField
            {...{ section, field, name }}
            values={{ [name]: typed }}
            errors={{ [name]: code }}
            unknown={{ [name]: [typed] }}
          />
        </NextIntlClientProvider>,
      );
      const [, id, words = ''] = /<p id="([^"]+)" class="[^"]*" role="alert">([^<]+)<\/p>/.exec(html) ?? [];
      expect(words.length, locale).toBeGreaterThan(5);
      expect(html).toMatch(new RegExp(`aria-invalid="true" aria-describedby="[^"]*\\b${id}"`));
    }
  },
);

test('only a box takes whatever it is sent', () => {
  for (const [section, name, { bad }] of rows) {
    const isBox = siteFields[section].some((field) => field.name === name && field.kind === 'check');
    expect(bad === undefined, name).toBe(isBox);
  }
});
