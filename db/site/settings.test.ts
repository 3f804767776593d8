import { beforeAll, beforeEach, expect, test } from 'vitest';
import { client } from '@/db/core/client';
import { invalidationsSince } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { migrate } from '@/db/migrate';
import { applyStored, sectionDefaults, siteName, siteSettings } from '@/runtime/site-settings';
import { storeStaff } from '@/test/staff';
import { listSiteChanges, readSectionStates, saveSection, undoSection } from './settings';
import { loadSiteSettings, readStored } from './stored-settings';

let owner = '';

beforeAll(async () => {
  await migrate();
  owner = (await storeStaff({ name: 'المالكة', role: 'admin' })).id;
});

beforeEach(async () => {
  await client.execute('DELETE FROM site_changes');
  applyStored({});
});

const identity = { ...sectionDefaults.identity, 'name-ar': 'الميزان' };
const revision = async () => (await readSectionStates()).identity?.revision ?? 0;

test('a section holds in a process from when it is loaded, and every page expires', async () => {
  expect(siteName('ar')).toBe('مقال');
  expect(await saveSection('identity', identity, owner, 0)).toBe('saved');
  expect((await invalidationsSince(0)).map(({ tag }) => tag)).toContain(tags.everyPage);
  expect(siteName('ar'), 'not before it is loaded').toBe('مقال');
  await loadSiteSettings();
  expect(siteName('ar')).toBe('الميزان');
  expect(siteSettings().comments.hold, 'other sections are as they were').toBe('all');
});

test('undo sets what was before, twice what was undone; a reset the defaults', async () => {
  await saveSection('identity', identity, owner, 0);
  await saveSection('identity', { ...identity, 'name-ar': 'الميزان الجديد' }, owner, await revision());
  await undoSection('identity', owner, await revision());
  expect((await readStored()).identity?.['name-ar']).toBe('الميزان');
  await undoSection('identity', owner, await revision());
  expect((await readStored()).identity?.['name-ar']).toBe('الميزان الجديد');
  await saveSection('identity', null, owner, await revision());
  expect(await readStored()).toEqual({});
  await loadSiteSettings();
  expect(siteName('ar')).toBe('مقال');
  const [newest] = await listSiteChanges();
  expect(newest).toMatchObject({ section: 'identity', isDefault: true, by: 'المالكة' });
  expect(await listSiteChanges()).toHaveLength(5);
});

test('the first change is undone to the defaults', async () => {
  await saveSection('identity', identity, owner, 0);
  expect(await undoSection('identity', owner, await revision())).toBe('saved');
  expect(await readStored()).toEqual({});
});

test('who saves what another has changed meanwhile changes nothing; the same once more is no change', async () => {
  await saveSection('identity', identity, owner, 0);
  expect(await saveSection('identity', sectionDefaults.identity, null, 0)).toBe('stale');
  expect(await undoSection('identity', null, 0)).toBe('stale');
  expect(await saveSection('identity', { ...identity }, owner, await revision())).toBe('unchanged');
  expect(await listSiteChanges()).toHaveLength(1);
});

test('a stored field that this version cannot read counts as not set, alone', async () => {
  await saveSection(
    'dates',
    { ...sectionDefaults.dates, timeZone: 'Mars/Olympus', months: 'levant' },
    null,
    0,
  );
  await saveSection('comments', { hold: 'none' }, null, 0);
  await loadSiteSettings();
  expect(siteSettings().dates).toMatchObject({ timeZone: 'Asia/Riyadh', months: 'levant' });
  expect(siteSettings().comments).toMatchObject({ hold: 'none', editMinutes: 15 });
});
