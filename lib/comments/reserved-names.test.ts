import { describe, expect, test } from 'vitest';
import { compileTeamName, findTeamName } from './reserved-names';

const NAMES = ['أحمد العمري', 'هدى سالم', 'Salma Khoury', 'مقال', 'Maqal Admin', 'Maqal', 'فريق التحرير'];
const team = NAMES.map((name) => compileTeamName(name));

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
    ['أحمد العمري (كاتب)', 'أحمد العمري'],
    ['أحمد العمري - هيئة التحرير', 'أحمد العمري'],
    ['أحمد العمري | بيروت', 'أحمد العمري'],
    ['أحمد العمري، كاتب في مقال', 'أحمد العمري'],
    ['العمري أحمد', 'أحمد العمري'],
    ['أحمد عمري', 'أحمد العمري'],
    ['عمري، أحمد', 'أحمد العمري'],
    ['إدارة أحمد عمري', 'أحمد العمري'],
    ['هدى السالم', 'هدى سالم'],
    ['أنا أحمد العمري', 'أحمد العمري'],
    ['العمري، أحمد 2', 'أحمد العمري'],
    ['Khoury Salma', 'Salma Khoury'],
    ['Salma Khoury (author)', 'Salma Khoury'],
    ['Salma Khoury, Maqal', 'Salma Khoury'],
    ['Khoury Salma from Maqal', 'Salma Khoury'],
    ['هيئة تحرير مقال', 'مقال'],
    ['رئيس تحرير مقال', 'مقال'],
    ['أسرة مقال', 'مقال'],
    ['الحساب الرسمي لموقع مقال', 'مقال'],
    ['Maqal Editorial', 'Maqal'],
    ['Maqal Newsroom', 'Maqal'],
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
    'محمد أحمد العمري',
    'سالم هند',
    'كاتبة (هاوية)',
    'Salma from Beirut',
    'Khoury, Michel',
  ])('%j is a name of its own', (name) => {
    expect(findTeamName(name, team)).toBeUndefined();
  });

  test('no team name, nothing to pass for', () => {
    expect(findTeamName('قناة', [compileTeamName('قناة 24')])).toBeUndefined();
    expect(findTeamName('أحمد', [])).toBeUndefined();
    expect(findTeamName('😀', [compileTeamName('😀')])).toBeUndefined();
  });
});
