import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { judgeUpload } from './job';

const EXPORT =
  '<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel>';
const bytes = (text: string) => new TextEncoder().encode(text);

test('an export is known by its content, after notices of PHP and in UTF-16 too', () => {
  expect(judgeUpload(bytes(EXPORT))).toBeNull();
  expect(judgeUpload(bytes(`<br />\n<b>Notice</b>: Undefined\n${EXPORT}`))).toBeNull();
  expect(judgeUpload(Buffer.from(`\u{FEFF}${EXPORT}`, 'utf16le'))).toBeNull();
});

test('what is none is told apart: nothing, packed, and anything else', () => {
  expect(judgeUpload(bytes(''))).toBe('missing');
  expect(judgeUpload(gzipSync(EXPORT))).toBe('packed');
  expect(judgeUpload(bytes('PK\u{3}\u{4}rest'))).toBe('packed');
  expect(judgeUpload(bytes('<rss version="2.0"><channel><title>A feed</title>'))).toBe('not-export');
  expect(judgeUpload(bytes('{"posts": "http://wordpress.org/export/"}'))).toBe('not-export');
});
