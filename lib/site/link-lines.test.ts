import { expect, test } from 'vitest';
import { channelName, isSafeAddress, parseLinkLines } from './link-lines';
import { navigationItems, renameInLines, unknownTopics } from './navigation';

test('a line is a link, one with a colon at its end heads those below it', () => {
  const typed =
    'سياسة\n\nعن الموقع:\n من نحن | /ar/pages/about \r\nراسلنا|https://example.org/a?b=c\nفارغ:\n';
  expect(parseLinkLines(typed)).toEqual({
    columns: [
      { heading: '', links: [{ text: 'سياسة', href: null }] },
      {
        heading: 'عن الموقع',
        links: [
          { text: 'من نحن', href: '/ar/pages/about' },
          { text: 'راسلنا', href: 'https://example.org/a?b=c' },
        ],
      },
    ],
    problem: null,
  });
});

test.each([
  ['أ | /ar\nب | javascript:alert(1)', { line: 2, kind: 'address' }],
  ['أ | //elsewhere.example', { line: 1, kind: 'address' }],
  ['أ | /\\elsewhere.example', { line: 1, kind: 'address' }],
  ['أ | example.org', { line: 1, kind: 'address' }],
  ['أ | ', { line: 1, kind: 'address' }],
  [' | /ar', { line: 1, kind: 'text' }],
])('%j is told with its line', (typed, problem) => {
  expect(parseLinkLines(typed).problem).toEqual(problem);
});

test.each(['data:text/html,x', 'https://', 'ftp://a.example', ' /ar', 'vbscript:x'])(
  '%s is no safe address',
  (address) => expect(isSafeAddress(address)).toBe(false),
);

test('a channel is called as its network is, another one by its host', () => {
  expect(
    ['https://x.com/a', 'https://www.youtube.com/@a', 'https://t.me/a', 'https://www.mastodon.social/@a'].map(
      channelName,
    ),
  ).toEqual(['X', 'YouTube', 'Telegram', 'mastodon.social']);
});

const topics = Array.from({ length: 9 }, (_, n) => ({
  slug: `t${n}`,
  name: n === 3 ? 'الأدب' : `موضوع ${n}`,
}));
const pathOf = (slug: string) => `/ar/topics/${slug}`;

test('the bar holds the first topics; or what was chosen, in that order, without what is gone', () => {
  expect(navigationItems('', topics, pathOf)).toHaveLength(7);
  expect(navigationItems('من نحن | /ar/pages/about\nالادب\nزال', topics, pathOf)).toEqual([
    { text: 'من نحن', href: '/ar/pages/about' },
    { text: 'الأدب', href: '/ar/topics/t3' },
  ]);
  expect(unknownTopics('الادب\nزال\nأ | /ar', topics)).toEqual(['زال']);
});

test('the name of a topic that is renamed is replaced where it stands alone, and not said twice after a merge', () => {
  const typed = 'أقسام:\nالادب\nالأدب | /ar/pages/about\nعلوم';
  expect(renameInLines(typed, 'الأدب', 'الآداب')).toBe('أقسام:\nالآداب\nالأدب | /ar/pages/about\nعلوم');
  expect(renameInLines(typed, 'الأدب', 'علوم')).toBe('أقسام:\nالأدب | /ar/pages/about\nعلوم');
  expect(renameInLines(typed, 'الأدب', 'الأدَب')).toContain('\nالأدَب\n');
  expect(renameInLines(typed, 'تاريخ', 'التاريخ')).toBe(typed);
});
