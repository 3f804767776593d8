import { expect, test } from 'vitest';
import { faultsOfXml, faultyIn } from '@/test/xsd/check-xml';
import { cdata, writeElements, writeXml } from './write-xml';

test('text and attributes are escaped, also in lists and after a CDATA end', async () => {
  const text = '<b>a & "b"</b> ]]> \'c\'';
  const xml = writeXml({
    root: { one: text, many: [text, text], '@name': text, both: { '@a': text, '#': text } },
  });
  expect(await faultsOfXml(xml)).toEqual([]);
  expect(xml).not.toContain('<b>');
  expect(xml.match(/&lt;b&gt;a &amp; /g)).toHaveLength(6);
});

test('what XML 1.0 cannot hold is left out, and the rest of the text stays', async () => {
  const hostile = 'ا\u0000ب\u0008\u000B\u001F \uD800ج\uFFFE\uFFFF 😀\t';
  const xml = writeXml({ root: { text: hostile, many: [hostile], '@name': hostile } });
  expect(await faultsOfXml(xml)).toEqual([]);
  expect(xml.match(/اب ج 😀/g)).toHaveLength(3);
});

test('part of a document is written element by element, what may hold markup in CDATA', async () => {
  const text = '<b>a & ]]> \u0000b</b>';
  const part = writeElements({
    one: cdata(text),
    many: [{ '@name': 'x', ...cdata('') }, cdata(text)],
    none: undefined,
  });
  expect(await faultsOfXml(`<root>${part}</root>`)).toEqual([]);
  expect(part.split('\n')).toHaveLength(4);
  expect(
    part.replaceAll(']]]]><![CDATA[>', ']]>').match(/<!\[CDATA\[<b>a & \]\]> b<\/b>\]\]>/g),
  ).toHaveLength(2);
});

test('the check finds what is not XML', async () => {
  const wrong = ['<a>]]></a>', '<a><b></a>', '<a>\u0001</a>', '<dc:creator>x</dc:creator>'];
  expect(faultyIn(await faultsOfXml(...wrong))).toEqual([0, 1, 2, 3]);
});
