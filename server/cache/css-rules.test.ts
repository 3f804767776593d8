import { expect, test } from 'vitest';
import { modulesIn, readSheet, styleOf } from './css-rules';

const css = [
  '@layer base,use;',
  '@font-face{font-family:Naskh;src:url(/fonts/naskh.woff2)format("woff2")}',
  '@layer base{:root{--ink:#111}a{color:inherit}}',
  '.aaaaaa_card{color:red}',
  '.aaaaaa_card .aaaaaa_title{content:"}"}',
  '.b-b_b1_form:hover,.aaaaaa_card{color:green}',
  '.b-b_b1_form{color:blue}',
  '@media print{.b-b_b1_form{display:none}.aaaaaa_card{margin:0}p{orphans:3}}',
  '@media (max-width:30rem){.b-b_b1_form{gap:0}}',
  '@supports (display:grid){@media screen{.aaaaaa_card{display:grid}.b-b_b1_form{display:grid}}}',
].join('\n');
const sheet = readSheet(css);
const all = css.replaceAll('\n', '');

test('a page is sent the modules it uses, whole, and everything global, in order', () => {
  const modules = modulesIn('<p class="lead aaaaaa_title">class="b-b_b1_form"</p><b class="x"></b>');
  expect(styleOf(sheet, modules)).toBe(
    [
      '@layer base,use;',
      '@font-face{font-family:Naskh;src:url(/fonts/naskh.woff2)format("woff2")}',
      '@layer base{:root{--ink:#111}a{color:inherit}}',
      '.aaaaaa_card{color:red}',
      '.aaaaaa_card .aaaaaa_title{content:"}"}',
      '.b-b_b1_form:hover,.aaaaaa_card{color:green}',
      '@media print{.aaaaaa_card{margin:0}p{orphans:3}}',
      '@supports (display:grid){@media screen{.aaaaaa_card{display:grid}}}',
    ].join(''),
  );
});

test('a page with every module is sent everything', () => {
  expect(styleOf(sheet, modulesIn('<p class="aaaaaa_a b-b_b1_b">'))).toBe(all);
});

test('a module whose hash begins with a digit, which a class name may not, is a module', () => {
  const digits = readSheet('._5FWHjq_state{color:red}._a1b2c_state{color:blue}');
  expect(styleOf(digits, modulesIn('<p class="_a1b2c_state">'))).toBe('._a1b2c_state{color:blue}');
  expect(styleOf(digits, modulesIn('<p class="_5FWHjq_other">'))).toBe('._5FWHjq_state{color:red}');
});

test('a class that no module has made is global', () => {
  expect(styleOf(readSheet('.scroll{overflow:auto}.note{float:none}'), new Set())).toBe(
    '.scroll{overflow:auto}.note{float:none}',
  );
});
