import { describe, expect, test } from 'vitest';
import { isCodeLine, lineRuns } from './line-runs';

describe('a line of code', () => {
  test.each([
    'const x = 5;',
    'if (a > b) {',
    '}',
    '});',
    '    return x + 1',
    '\tprint(x)',
    'print("مرحبا")',
    'x = "نص عربي طويل هنا"',
    'let name = 5 // اسم الكاتب',
    'npm run build -- --watch',
    'git commit -m "رسالة"',
    '$ cd /usr/bin',
    'SELECT * FROM articles WHERE id = 5',
    '<div class="x">مرحبا</div>',
    'for i in range(10):',
    'def main():',
    'std::vector<int> v;',
    'a => a + 1',
    '#include <stdio.h>',
    'C:\\Users\\x',
    'import os',
    'from typing import Any',
    '{ "name": "مقال",',
    '  "count": 5',
    '<?php',
    '# npm ci',
    '$x = 5',
    'git log --oneline -5',
    'go build ./...',
    'python3 app.py',
    'curl https://example.org/x',
  ])('%j', (line) => {
    expect(isCodeLine(line)).toBe(true);
  });

  test.each([
    'هذا سطر عادي',
    'F-35 أفضل من Su-57!',
    'استعمل الأمر npm run build ثم أعد التشغيل',
    'قال: (نعم)؛ ثم ذهب',
    'iPhone',
    'Thanks a lot, my friend',
    'Defense News (2019) said so',
    ':)',
    '- نقطة أولى',
    '',
    '5 + 5 = 10',
    'See https://example.org/a',
    'Look at www.example.org/?a=b',
    'git is great',
    'make peace',
    'go home',
    'node',
    'cat videos',
    'import duties are high',
    'from Cairo with love',
    '#hashtag',
    'Said "yes": twice',
  ])('is not %j', (line) => {
    expect(isCodeLine(line)).toBe(false);
  });

  test('stands apart from the text around it', () => {
    expect(lineRuns('جرّب هذا:\nif (x) {\n  y();\n}\nثم أعد.')).toEqual([
      { kind: 'text', lines: ['جرّب هذا:'] },
      { kind: 'code', lines: ['if (x) {', '  y();', '}'] },
      { kind: 'text', lines: ['ثم أعد.'] },
    ]);
  });
});

test('a quotation stands apart, without its signs, and is no code though it begins as a prompt does', () => {
  expect(lineRuns('> قال إن F-35 أفضل\n> so he said\n>> twice\n>\nوأنا لا أوافق: a > b')).toEqual([
    { kind: 'quote', lines: ['قال إن F-35 أفضل', 'so he said', 'twice', ''] },
    { kind: 'text', lines: ['وأنا لا أوافق: a > b'] },
  ]);
});
