import { expect, test } from 'vitest';
import { backupName, backupTime, newestTime, outdated } from './backup-name';

const at = (day: number) => new Date(Date.UTC(2026, 0, day, 9, 30, 15));
const days = [1, 2, 3].map(at);
const names = days.map(backupName);

test('a name tells when its backup was begun, and sorts by it', () => {
  expect(names[0]).toBe('maqal-2026-01-01T09-30-15Z.db');
  expect(names.map(backupTime)).toEqual(days);
  expect([...names].reverse().sort()).toEqual(names);
});

test.each([
  'maqal.db',
  'mine.db',
  'maqal-2026-01-01T09-30-15Z.db.part',
  'maqal-2026-99-99T09-30-15Z.db',
  'media',
  '',
])('%s is none of the site', (name) => {
  expect(backupTime(name)).toBeNull();
  if (!name.includes('.part')) expect(outdated([name], 1)).toEqual([]);
});

test('the newest is the last that was begun, and never one of the future', () => {
  expect(newestTime([...names, 'media', '.lock'], at(9))).toEqual(at(3));
  expect(newestTime(names, at(2))).toEqual(at(2));
  expect(newestTime(['media'], at(2))).toBeNull();
});

test('only what is beyond those to keep goes, and what was cut off', () => {
  expect(outdated([...names].reverse(), 2)).toEqual([names[0]]);
  expect(outdated(names, 3)).toEqual([]);
  const cut = [`${names[2]}.part`, `${names[2]}.part-journal`];
  expect(outdated([...names, ...cut, 'mine.db', 'mine.db.part'], 3)).toEqual(cut);
});
