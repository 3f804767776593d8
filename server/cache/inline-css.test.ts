import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder } from '@/runtime/settings';
import { styledPage } from './inline-css';

const folder = mkdtempSync(path.join(dataFolder, 'static-'));
writeFileSync(path.join(folder, 'a.css'), '.aaaaaa_card{color:red}.bbbbbb_form{color:blue}');
writeFileSync(path.join(folder, 'b.css'), ':root{--price:"$&"}');
writeFileSync(path.join(folder, 'beside.css'), 'a{background:url(../media/a.svg)}');
writeFileSync(path.join(folder, 'end.css'), 'a{content:"</style>"}');

const link = (file: string) => `<link rel="stylesheet" href="/_next/static/${file}" data-precedence="next"/>`;

test('a page carries the styles it uses in the place of its stylesheets, and their digest', () => {
  const page = styledPage(
    `<head>${link('a.css')}${link('b.css')}<title>x</title></head><p class="aaaaaa_card">`,
    folder,
  );
  const style = '.aaaaaa_card{color:red}:root{--price:"$&"}';
  expect(page).toEqual({
    html: `<head><title>x</title><style>${style}</style></head><p class="aaaaaa_card">`,
    digest: `sha256-${createHash('sha256').update(style).digest('base64')}`,
  });
});

test.each(['missing.css', 'beside.css', 'end.css'])(
  'a page keeps its stylesheets where one is %s',
  (file) => {
    expect(styledPage(link('a.css') + link(file), folder)).toBeUndefined();
  },
);

test('a page without stylesheets stays as it is', () => {
  expect(styledPage('<p class="aaaaaa_card">', folder)).toBeUndefined();
});
