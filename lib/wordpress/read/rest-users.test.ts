import { expect, test } from 'vitest';
import { parseUsers, profileFor } from './rest-users';

const user = (more: object) =>
  parseUsers(JSON.stringify([{ id: 2, name: 'سلمى', slug: 'salma', ...more }]))[0];

test('what users say of themselves is plain text', () => {
  expect(user({ description: 'كاتبة <b>&amp;</b> صحفية' })).toMatchObject({
    bio: 'كاتبة & صحفية',
    portrait: '',
  });
});

test('the widest portrait counts, and Gravatar gives nobody a face', () => {
  const old = 'https://old.example/wp-content/uploads';
  expect(
    user({ avatar_urls: { 96: `${old}/c.png`, 24: `${old}/a.png`, 48: `${old}/b.png` } })?.portrait,
  ).toBe(`${old}/c.png`);
  expect(user({ avatar_urls: { 96: '//secure.gravatar.com/avatar/0a?s=96&d=mm&r=g' } })?.portrait).toBe(
    'https://secure.gravatar.com/avatar/0a?s=800&d=404&r=g',
  );
  for (const avatars of [false, [], { 96: false }, { 96: 'none' }])
    expect(user({ avatar_urls: avatars })?.portrait).toBe('');
});

test('what is no list of users is told', () => {
  expect(() => parseUsers('<html>')).toThrow(/no JSON/);
  expect(() => parseUsers('{"code":"rest_forbidden"}')).toThrow(/list of users/);
});

test('an author is found by number, then by login, then by name', () => {
  const notes = parseUsers(
    '[{"id":1,"name":"a","slug":"x"},{"id":2,"name":"b","slug":"y"},{"id":3,"name":"c","slug":"z"}]',
  );
  expect(profileFor(notes, { id: 2, login: 'x', name: 'c' })?.id).toBe(2);
  expect(profileFor(notes, { id: 9, login: 'X', name: 'c' })?.id).toBe(1);
  expect(profileFor(notes, { id: 9, login: '?', name: 'c' })?.id).toBe(3);
});
