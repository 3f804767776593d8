import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { site } from '@/site.config';
import { mend, proofread } from './proofread';

/** Rows of a list: rule, sentence with one slip, sentence as it should be, and where (as `start-end`, several with commas). */
function slipsIn(file: string): [rule: string, sentence: string, expected: string, at: string][] {
  const text = readFileSync(path.join(import.meta.dirname, 'cases', file), 'utf8');
  const [, ...rows] = text.trim().split('\n');
  return rows.map((row) => {
    const [, rule = '', sentence = '', expected = '', at = ''] = row.split('\t').map(unescaped);
    return [rule, sentence, expected, at];
  });
}

function unescaped(field: string): string {
  return field.replace(/\\u\{([\dA-F]+)\}/gi, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
}

test.each(slipsIn('sample.tsv'))('%s: %s', (rule, sentence, expected, at) => {
  const findings = proofread(sentence, site.proofreading, 'markdown');
  const places = at.split(',').map((place) => place.split('-').map(Number));
  const found = findings.filter((finding) => finding.rule === rule);
  expect(
    found.some(({ start, end }) => places.some(([from = 0, to = 0]) => start <= to && end >= from)),
  ).toBe(true);
  expect(mend(sentence, findings)).toBe(expected);
});
