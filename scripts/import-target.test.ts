import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importTargetOf } from './import-target';

let folder = '';
const at = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'maqal-target-'));
  for (const name of [
    'wxr/2.XML',
    'wxr/1.xml',
    'wxr/._1.xml',
    'wxr/notes.txt',
    'posts/A.MD',
    'posts/feed.xml',
  ]) {
    await mkdir(path.dirname(at(name)), { recursive: true });
    await writeFile(at(name), '');
  }
});

afterAll(() => rm(folder, { recursive: true }));

test('exports are one import, named or in a folder; anything else is Markdown', async () => {
  const both = { kind: 'wordpress', paths: [at('wxr/1.xml'), at('wxr/2.XML')] };
  expect(await importTargetOf([at('wxr')])).toEqual(both);
  expect(await importTargetOf([at('wxr/1.xml'), at('wxr/2.XML')])).toEqual(both);
  for (const markdown of [at('posts'), at('posts/A.MD')])
    expect(await importTargetOf([markdown])).toEqual({ kind: 'markdown', paths: [markdown] });
});

test('what cannot be imported together is refused by its name', async () => {
  await expect(importTargetOf([])).rejects.toThrow('Name a file');
  await expect(importTargetOf([at('wxr/1.xml'), at('posts/A.MD')])).rejects.toThrow(
    /A\.MD is no WordPress export/,
  );
  await expect(importTargetOf([at('nowhere')])).rejects.toThrow(/nothing at/);
});
