import { expect, test } from 'vitest';
import { sections } from '@/lib/site/site-settings';
import { sectionDefaults } from '@/runtime/site-settings';
import { readSettingsFile, writeSettingsFile } from './settings-file';
import { fileRefusals } from './site-fields';

const read = (file: unknown) => readSettingsFile(JSON.stringify(file), sectionDefaults);

test('what goes out comes back: what is set, and that the rest is not', () => {
  const identity = { ...sectionDefaults.identity, 'name-ar': 'الميزان' };
  const back = readSettingsFile(`\uFEFF${writeSettingsFile({ identity })}`, sectionDefaults);
  expect(back.errors).toEqual({});
  expect(back.sections).toEqual({
    ...Object.fromEntries(sections.map((section) => [section, null])),
    identity,
  });
});

test('a section that is not in it is left alone, and a field that is not there is as by default', () => {
  expect(read({ dates: { digits: 'arabic-indic' } })).toMatchObject({
    sections: { dates: { ...sectionDefaults.dates, digits: 'arabic-indic' } },
    errors: {},
  });
});

test('what the form would refuse is refused by its section and field, with what was there', () => {
  const { errors, values } = read({
    identity: { accent: '#ffee00', 'wordmark-ar': '<p>', colour: 'red' },
    footer: { since: '12' },
  });
  expect(errors).toEqual({
    'identity.accent': 'contrast',
    'identity.wordmark-ar': 'not-svg',
    'identity.colour': 'unknown-setting',
    'footer.since': 'number',
  });
  expect(values['identity.accent']).toBe('#ffee00');
  expect(fileRefusals(errors)).toContainEqual({
    key: 'identity.wordmark-ar',
    section: 'identity',
    field: 'wordmark',
    edition: 'ar',
    code: 'not-svg',
  });
  expect(fileRefusals({ 'identity.colour': 'unknown-setting' })[0]).not.toHaveProperty('field');
});

test.each(['', '[]', '{}', '"x"', '{"other":{}}', '{"dates":{"hijri":true}}', '{"dates":[]}', '{'])(
  'what is no file of settings: %s',
  (text) => {
    expect(readSettingsFile(text, sectionDefaults)).toMatchObject({
      sections: {},
      errors: { form: 'no-settings' },
    });
  },
);
