import { expect, test } from 'vitest';
import { writeXml } from './xml';
import { faultsOfXml } from './xsd/check-xml';

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

test('the check finds what is not XML', async () => {
  expect(await faultsOfXml('<a>]]></a>')).not.toEqual([]);
  expect(await faultsOfXml('<a><b></a>')).not.toEqual([]);
  expect(await faultsOfXml('<a>\u0001</a>')).not.toEqual([]);
  expect(await faultsOfXml('<dc:creator>x</dc:creator>')).not.toEqual([]);
});
