import { expect, test } from 'vitest';
import { linkItems, navigationItems } from './navigation';

const topics = Array.from('أبتثجحخد', (name) => ({ slug: `t-${name}`, name }));
const pathOf = (slug: string) => `/ar/topics/${slug}`;

test('without a choice the first topics of the edition are named', () => {
  expect(navigationItems('', topics, pathOf).map(({ text }) => text)).toEqual([...'أبتثجحخ']);
});

test('a chosen line is a topic by its name, or leads where it says; a topic that is gone is left out', () => {
  const links = [
    { text: 'ت', href: null },
    { text: 'زال', href: null },
    { text: 'من نحن', href: '/ar/pages/about' },
  ];
  const items = [
    { text: 'ت', href: '/ar/topics/t-ت' },
    { text: 'من نحن', href: '/ar/pages/about' },
  ];
  expect(linkItems(links, topics, pathOf)).toEqual(items);
  expect(navigationItems('ت\nزال\nمن نحن | /ar/pages/about', topics, pathOf)).toEqual(items);
});
