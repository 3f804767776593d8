import { expect, test } from 'vitest';
import { sectionSchemas, sections } from '@/lib/site/site-settings';
import { sectionDefaults } from '@/runtime/site-settings';
import { formOf } from '@/test/form';
import { drawingFile, drawingGone, siteFields } from './site-fields';
import { parseSection } from './site-form';

const posted = (section: keyof typeof sectionDefaults, changed: Record<string, string> = {}) =>
  formOf({ section, seen: '3', ...sectionDefaults[section], ...changed });
const errorsOf = async (...sent: Parameters<typeof posted>) => (await parseSection(posted(...sent)))?.errors;

test.each(sections)('%s: the form has the fields of its schema, and takes the defaults', async (section) => {
  const names = siteFields[section].flatMap(({ name, isOfEdition }) =>
    isOfEdition ? [`${name}-ar`, `${name}-en`] : [name],
  );
  expect(names.sort()).toEqual(Object.keys(sectionSchemas[section].shape).sort());
  expect(await parseSection(posted(section))).toMatchObject({ section, errors: {}, seen: 3 });
});

test('what cannot be is told at its field, and all that was typed comes back', async () => {
  const typed = { 'name-ar': '  ', 'name-en': 'ا'.repeat(41), accent: '#ffee00' };
  const state = await parseSection(posted('identity', typed));
  expect(state?.errors).toEqual({ 'name-ar': 'missing', 'name-en': 'too-long', accent: 'contrast' });
  expect(state?.values).toMatchObject(typed);
  expect(await errorsOf('dates', { timeZone: 'Asia/Nowhere', months: 'x' })).toEqual({
    timeZone: 'time-zone',
    months: 'choice',
  });
  expect(await errorsOf('navigation', { 'topics-ar': 'أ | javascript:x' })).toEqual({ 'topics-ar': 'links' });
  expect(await errorsOf('footer', { channels: 'example.org', since: 'قديم' })).toEqual({
    channels: 'links',
    since: 'number',
  });
  expect(await errorsOf('comments', { editMinutes: '-1', newcomerLinks: '2.5', closesAfter: '0' })).toEqual({
    editMinutes: 'number',
    newcomerLinks: 'number',
    closesAfter: 'number',
  });
});

test('numbers are read in either digits', async () => {
  const state = await parseSection(posted('comments', { editMinutes: '٢٠', closesAfter: '' }));
  expect(sectionSchemas.comments.parse(state?.values)).toMatchObject({ editMinutes: 20, closesAfter: null });
});

test('a drawing comes cleaned from its file, stays without one, and goes when it is to', async () => {
  const form = posted('identity');
  const svg = '<svg viewBox="0 0 2 1"><script/><path d="M0 0z"/></svg>';
  form.set(drawingFile('wordmark-ar'), new File([svg], 'a.svg'));
  const clean = '<svg viewBox="0 0 2 1" fill="currentColor"><path d="M0 0z"></path></svg>';
  expect((await parseSection(form))?.values['wordmark-ar']).toBe(clean);
  const kept = posted('identity', { 'wordmark-ar': clean });
  expect((await parseSection(kept))?.values['wordmark-ar']).toBe(clean);
  kept.set(drawingGone('wordmark-ar'), '1');
  expect((await parseSection(kept))?.values['wordmark-ar']).toBe('');
  form.set(drawingFile('wordmark-ar'), new File(['<p>'], 'a.svg'));
  expect((await parseSection(form))?.errors).toEqual({ 'wordmark-ar': 'not-svg' });
});

test('beside another error a drawing comes back cleaned, for the page shows it', async () => {
  const form = posted('identity', { 'name-ar': '' });
  const file =
    '<svg viewBox="0 0 1 1"><path d="M0 0" onload="x()"/></svg><meta http-equiv="refresh" content="0">';
  form.set(drawingFile('wordmark-ar'), new File([file], 'a.svg'));
  form.set(drawingFile('wordmark-en'), new File(['<p onclick="x()">'], 'b.svg'));
  const state = await parseSection(form);
  expect(state?.errors).toEqual({ 'name-ar': 'missing', 'wordmark-en': 'not-svg' });
  expect(state?.values).toMatchObject({
    'wordmark-ar': '<svg viewBox="0 0 1 1" fill="currentColor"><path d="M0 0"></path></svg>',
    'wordmark-en': '',
  });
});

test('what is no section is no form', async () => {
  expect(await parseSection(formOf({ section: 'constructor' }))).toBeNull();
});

test('a time zone is stored by its name, however it was typed', async () => {
  const state = await parseSection(posted('dates', { timeZone: ' africa/cairo ' }));
  expect(state).toMatchObject({ errors: {}, values: { timeZone: 'Africa/Cairo' } });
  expect((await parseSection(posted('dates', { timeZone: 'UTC' })))?.errors).toEqual({});
});
