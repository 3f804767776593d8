import { describe, expect, test } from 'vitest';
import { cleanBody } from '@/lib/text/clean-text';
import { applyPolicy, type PolicyFacts } from './policy';
import { compileTeamName } from './reserved-names';
import { compileWordRules, type WordAction } from './word-rules';

const rules = (...entries: [text: string, action: WordAction][]) =>
  compileWordRules(entries.map(([text, action], id) => ({ id, text, action, match: 'exact' })));

const WATCHED = rules(['بطاطا', 'hold'], ['فجل', 'refuse'], ['خيار', 'note']);

function facts(given: Partial<PolicyFacts> = {}): PolicyFacts {
  const { name = 'سعاد', body = 'مقال جيد' } = given;
  return {
    name,
    body,
    rawName: name,
    rawBody: body,
    honeypot: '',
    trusted: false,
    hold: 'newcomers',
    threadHeld: false,
    links: { newcomers: 0, others: 2 },
    rules: WATCHED,
    teamNames: [compileTeamName('أحمد العمري')],
    isTeam: false,
    ...given,
  };
}

/** Everything wrong at once but the honeypot; a test mends one thing after another. */
const WORST = {
  name: 'احمد العمري',
  body: 'https://example.com بطاطا وفجل',
  threadHeld: true,
  hold: 'all',
} as const;

describe('the verdict', () => {
  test.each<[string, Partial<PolicyFacts>, unknown]>([
    ['a filled honeypot with anything else is spam', { ...WORST, honeypot: 'x' }, { state: 'spam' }],
    ['with a link alone, too', { honeypot: 'x', body: 'example.com' }, { state: 'spam' }],
    [
      'a filled honeypot alone waits',
      { honeypot: 'x', hold: 'none' },
      { state: 'waiting', reason: 'everyone' },
    ],
    [
      'for those who are trusted, too',
      { honeypot: 'x', trusted: true },
      { state: 'waiting', reason: 'everyone' },
    ],
    ['a word to refuse before what holds', WORST, { state: 'refused', reason: 'words' }],
    ['links', { ...WORST, body: 'https://example.com بطاطا' }, { state: 'waiting', reason: 'links' }],
    [
      'private data before links',
      { ...WORST, body: 'https://example.com a@b.com' },
      { state: 'waiting', reason: 'private' },
    ],
    [
      'a phone of who is trusted',
      { trusted: true, body: '٠٥٠ ١٢٣ ٤٥٦٧' },
      { state: 'waiting', reason: 'private' },
    ],
    [
      'a phone in the name',
      { hold: 'none', name: 'سعاد 0501234567' },
      { state: 'waiting', reason: 'private' },
    ],
    [
      'a link in disguise, however many are allowed',
      { trusted: true, body: 'spam[.]com' },
      { state: 'waiting', reason: 'links' },
    ],
    ['a channel, too', { hold: 'none', body: 't.me/forexking' }, { state: 'waiting', reason: 'links' }],
    ['words', { ...WORST, body: 'بطاطا' }, { state: 'waiting', reason: 'words' }],
    ['a name of the team', { ...WORST, body: 'نعم' }, { state: 'waiting', reason: 'name' }],
    ['a held thread', { ...WORST, body: 'نعم', name: 'سعاد' }, { state: 'waiting', reason: 'thread' }],
    ['everyone', { hold: 'all', trusted: true }, { state: 'waiting', reason: 'everyone' }],
    ['a newcomer', {}, { state: 'waiting', reason: 'newcomer' }],
    ['trust', { trusted: true }, { state: 'published' }],
    ['nobody held', { hold: 'none' }, { state: 'published' }],
    ['a note decides nothing', { hold: 'none', body: 'خيار' }, { state: 'published' }],
    ['a word in the name', { hold: 'none', name: 'فجل' }, { state: 'refused', reason: 'words' }],
    ['the team skips it all', { ...WORST, honeypot: 'x', isTeam: true }, { state: 'published' }],
  ])('%s', (_, given, verdict) => {
    expect(applyPolicy(facts(given)).verdict).toEqual(verdict);
  });

  test('trust allows two links, not three', () => {
    const twice = 'a.com b.com';
    expect(applyPolicy(facts({ trusted: true, body: twice })).verdict).toEqual({ state: 'published' });
    expect(applyPolicy(facts({ trusted: true, body: `${twice} c.com` })).verdict).toEqual({
      state: 'waiting',
      reason: 'links',
    });
  });
});

describe('the findings', () => {
  test('are all kept, whatever decided', () => {
    const { findings } = applyPolicy(facts({ ...WORST, honeypot: 'x', rawBody: `\u{202E}${WORST.body}` }));
    expect(findings).toEqual([
      { rule: 'honeypot' },
      { rule: 'links', count: 1, allowed: 0 },
      {
        rule: 'words',
        place: 'body',
        matches: [
          { ruleId: 0, text: 'بطاطا', action: 'hold', start: 20, end: 25, found: 'بطاطا' },
          { ruleId: 1, text: 'فجل', action: 'refuse', start: 26, end: 30, found: 'وفجل' },
        ],
      },
      { rule: 'name', teamName: 'أحمد العمري' },
      { rule: 'controls' },
    ]);
    expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
  });

  test.each([
    ['سلمى الخوري', { author: 'same' }],
    ['سلمي  الخُوري.', { author: 'same' }],
    ['سلمى الخورى 2', { author: 'close' }],
    ['الكاتبة سلمى الخوري', { author: 'close' }],
  ] as const)('tell a name that passes for an author: %s', (name, { author }) => {
    const given = { name, hold: 'none', teamNames: [compileTeamName('سلمى الخوري', true)] } as const;
    const { findings, verdict } = applyPolicy(facts(given));
    expect(findings).toEqual([{ rule: 'name', teamName: 'سلمى الخوري', author }]);
    expect(verdict).toEqual({ state: 'waiting', reason: 'name' });
  });

  test('name what leads elsewhere, as it is meant and no more than is needed', () => {
    const long = `${'x'.repeat(63)}.an.example.com`;
    const channels = [1, 2, 3, 4, 5, 6].map((number) => `t.me/forex${number}`);
    const rawBody = `na\u{AD}me@${long} ٠٥٠ ١٢٣ ٤٥٦٧ \u{202E}moc.maps\u{202C} ${channels.join(' ')}`;
    const given = { body: cleanBody(rawBody), rawBody, links: { newcomers: 6, others: 6 } };
    expect(applyPolicy(facts(given)).findings).toEqual([
      { rule: 'private', kind: 'email', found: [`${`name@${long}`.slice(0, 79)}…`] },
      { rule: 'private', kind: 'phone', found: ['0501234567'] },
      { rule: 'disguised', found: ['spam.com'] },
      { rule: 'channels', found: channels.slice(0, 5) },
      { rule: 'controls' },
    ]);
  });

  test('say nothing of a comment in order', () => {
    expect(applyPolicy(facts()).findings).toEqual([]);
  });

  test('keep few places of one rule, and every rule', () => {
    const { findings, verdict } = applyPolicy(facts({ body: `${'بطاطا '.repeat(500)} فجل` }));
    expect(findings).toMatchObject([{ matches: [{}, {}, {}, {}, {}, { action: 'refuse' }] }]);
    expect(verdict).toEqual({ state: 'refused', reason: 'words' });
  });

  test.each(['\u{202E}', '\u{200B}', '\u{2066}', '\u{0}', '\u{FEFF}'])('warn of U+%j', (hidden) => {
    expect(applyPolicy(facts({ rawName: `سعاد${hidden}` })).findings).toEqual([{ rule: 'controls' }]);
  });

  test('do not warn of what keyboards send, nor of what was kept', () => {
    expect(
      applyPolicy(facts({ rawName: '\u{200F}سعاد\u{200E} ', rawBody: 'مقال\r\nجيد\t' })).findings,
    ).toEqual([]);
    const kept = '\u{2067}نص\u{2069}';
    expect(applyPolicy(facts({ body: kept, rawBody: kept })).findings).toEqual([]);
  });
});
