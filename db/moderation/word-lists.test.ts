import { beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '@/db/migrate';
import {
  addTeamName,
  addWordRule,
  deleteTeamName,
  deleteWordRule,
  listTeamNames,
  listWordRules,
} from './word-lists';

beforeAll(migrate);

describe('word rules', () => {
  test('are listed by the alphabet, and go when they are deleted', async () => {
    const second = await addWordRule({ text: 'ذئب', match: 'exact', action: 'hold' });
    const first = await addWordRule({ text: 'أرنب', match: 'stem', action: 'refuse' });
    expect((await listWordRules()).map(({ text }) => text)).toEqual(['أرنب', 'ذئب']);
    if ('id' in first) await deleteWordRule(first.id);
    if ('id' in first) await deleteWordRule(first.id);
    expect(await listWordRules()).toMatchObject([{ ...second, match: 'exact', action: 'hold' }]);
  });

  test('are one for each word and way of matching, however it is spelled', async () => {
    await addWordRule({ text: 'أحمق', match: 'exact', action: 'hold' });
    expect(await addWordRule({ text: 'اَحمـق', match: 'exact', action: 'refuse' })).toEqual({
      error: 'duplicate',
    });
    expect(await addWordRule({ text: 'أحمق', match: 'stem', action: 'hold' })).toHaveProperty('id');
  });

  test('sent twice at once are stored once', async () => {
    const rule = { text: 'مرّتين', match: 'exact', action: 'note' } as const;
    const added = await Promise.all([addWordRule(rule), addWordRule(rule)]);
    expect(added.filter((one) => 'id' in one)).toHaveLength(1);
  });
});

test('team names are kept once for all spellings, listed, and deleted', async () => {
  const added = await addTeamName('أحمد الخطيب');
  expect(await addTeamName('احمد  الخَطيب')).toEqual({ error: 'duplicate' });
  expect(await listTeamNames()).toMatchObject([{ ...added, name: 'أحمد الخطيب', key: 'احمدالخطيب' }]);
  if ('id' in added) await deleteTeamName(added.id);
  expect(await listTeamNames()).toEqual([]);
});
