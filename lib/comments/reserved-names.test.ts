import { describe, expect, test } from 'vitest';
import { compileTeamName, findTeamName } from './reserved-names';

const team = ['أحمد العمري', 'هدى سالم', 'مقال', 'Maqal Admin', 'فريق التحرير'].map((name) =>
  compileTeamName(name),
);

describe('findTeamName', () => {
  test.each([
    ['احمد العمرى', 'أحمد العمري'],
    ['أحمدالعمري', 'أحمد العمري'],
    ['أَحْمَد   العُمَري.', 'أحمد العمري'],
    ['أحمـد_العمري', 'أحمد العمري'],
    ['ٲحمد العمری', 'أحمد العمري'],
    ['أحمد العمري 2', 'أحمد العمري'],
    ['أحمد العمري٢٠٢٤', 'أحمد العمري'],
    ['أحممد العمري', 'أحمد العمري'],
    ['أحمد العمر', 'أحمد العمري'],
    ['أحمد العمرين', 'أحمد العمري'],
    ['أحمد المعري', 'أحمد العمري'],
    ['المحرر أحمد العمري', 'أحمد العمري'],
    ['أحمد العمري (الحساب الرسمي)', 'أحمد العمري'],
    ['أ ح م د العمري', 'أحمد العمري'],
    ['هدي سالم', 'هدى سالم'],
    ['مقال', 'مقال'],
    ['مقال 1', 'مقال'],
    ['مقال.', 'مقال'],
    ['م ق ا ل', 'مقال'],
    ['مققال', 'مقال'],
    ['admin مقال', 'مقال'],
    ['adminمقال', 'مقال'],
    ['MAQAL ADMIN', 'Maqal Admin'],
    ['Mаqаl Аdmіn', 'Maqal Admin'],
    ['Maqal_Admln', 'Maqal Admin'],
    ['Maqa1Adrnin', 'Maqal Admin'],
    ['the Maqal Admin', 'Maqal Admin'],
    ['Official-MaqalAdmin99', 'Maqal Admin'],
  ])('%s passes for %s', (name, taken) => {
    expect(findTeamName(name, team)?.name).toBe(taken);
  });

  test.each([
    '',
    '😀',
    'أحمد',
    'العمري',
    'محمد العمران',
    'سعاد محمود',
    'مقالي',
    'مقالات',
    'نقال',
    'قارئ مقال قديم',
    'المحرر',
    'admin',
    '2024',
    'John Smith',
    'هند سالم حسن',
  ])('%j is a name of its own', (name) => {
    expect(findTeamName(name, team)).toBeUndefined();
  });

  test('no team name, nothing to pass for', () => {
    expect(findTeamName('أحمد', [])).toBeUndefined();
    expect(findTeamName('😀', [compileTeamName('😀')])).toBeUndefined();
  });
});
