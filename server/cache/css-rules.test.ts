import { expect, test } from 'vitest';
import { readSheet, styleOf, usedBy } from './css-rules';

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

test('a page is sent everything global and the rules of its own classes, in order', () => {
  const used = usedBy('<p class="lead aaaaaa_title">class="b-b_b1_form"</p><b class="x aaaaaa_card"></b>');
  expect(styleOf(sheet, used)).toBe(
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

test('a page with every class is sent everything', () => {
  expect(styleOf(sheet, usedBy('<p class="aaaaaa_card aaaaaa_title b-b_b1_form">'))).toBe(all);
});

test('a class whose hash begins with a digit, which a class name may not, is of a module', () => {
  const digits = readSheet('._5FWHjq_state{color:red}._a1b2c_state{color:blue}');
  expect(styleOf(digits, usedBy('<p class="_a1b2c_state">'))).toBe('._a1b2c_state{color:blue}');
  expect(styleOf(digits, usedBy('<p class="_5FWHjq_other">'))).toBe('');
});

test('a global class is sent where it is used, or where our script may bring it', () => {
  const sheet = readSheet('.scroll{overflow:auto}.note{float:none}.heard{clip-path:inset(50%)}');
  expect(styleOf(sheet, usedBy('<div class="scroll"></div>'))).toBe(
    '.scroll{overflow:auto}.heard{clip-path:inset(50%)}',
  );
});

test('a form that our script may replace has the styles of its errors', () => {
  const errors = readSheet('.aaaaaa_error{color:red}');
  expect(styleOf(errors, usedBy('<form class="aaaaaa_form" data-post="comment"><p></p></form>'))).toBe(
    '.aaaaaa_error{color:red}',
  );
  expect(styleOf(errors, usedBy('<form class="aaaaaa_form" action="/search"></form>'))).toBe('');
});

test('a class in brackets may be one of several, or not be there', () => {
  const css = '.aaaaaa_a:is(.aaaaaa_b,.aaaaaa_c .aaaaaa_d:not(.aaaaaa_e)){top:0}';
  expect(styleOf(readSheet(css), usedBy('<p class="aaaaaa_a">'))).toBe(css);
});

test.each([
  ['', '<p>نصّ</p>', true],
  ['unicode-range:U+6??', '<p>نصّ</p>', true],
  ['unicode-range:U+C0-D6,U+E9', '<p title="é">نصّ</p>', false],
  ['unicode-range:U+C0-D6,U+E9', '<p>Café</p>', true],
  ['unicode-range:U+3C,U+3E', '<p>a &lt; b</p>', true],
  ['unicode-range:U+3C,U+3E,U+7B', '<p>a</p><script>{"a":1}</script><style>a{}</style>', false],
  ['unicode-range:U+1E0C-1E96', '<bdi>al-Ṣūfī</bdi>', true],
])('a face (%s) is sent with %s: %s', (range, html, isSent) => {
  const css = `@font-face{font-family:Naskh;src:url(/fonts/a.woff2);${range}}`;
  expect(styleOf(readSheet(css), usedBy(html))).toBe(isSent ? css : '');
});

test('a rule of a module for an element that the page has not is left out; one for a form that may come back is not', () => {
  const css =
    '.aaaaaa_body pre{top:0}.aaaaaa_body li>:is(ul,ol){top:1px}.aaaaaa_body [data-x="a pre"] p{top:2px}pre{top:3px}:root:has(.bbbbbb_foot){top:4px}';
  const page = '<div class="aaaaaa_body"><p>نصّ</p></div>';
  expect(styleOf(readSheet(css), usedBy(page))).toBe('.aaaaaa_body [data-x="a pre"] p{top:2px}pre{top:3px}');
  expect(styleOf(readSheet(css), usedBy(`${page}<ul><li></li></ul><pre class="bbbbbb_foot"></pre>`))).toBe(
    css,
  );
  const form = '<form class="aaaaaa_form" data-post="comment"></form>';
  expect(styleOf(readSheet('.aaaaaa_summary li{top:0}'), usedBy(form))).toBe('.aaaaaa_summary li{top:0}');
});
