import { expect, test } from 'vitest';
import {
  articleParts,
  browserNamespaces,
  editorNamespaces,
  importNamespaces,
  siteNamespaces,
  welcomeNamespaces,
} from './desk-messages';

const sources = import.meta.glob<string>(['../components/desk/**/*.tsx', '../app/(desk)/**/*.tsx'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

test('the browser has the words of every client component of the desk', () => {
  const clients = Object.values(sources).filter((source) => source.startsWith("'use client'"));
  const used = clients.flatMap((source) =>
    [...source.matchAll(/useTranslations\('([\w.]+)'\)/g)].map((match) => match[1] ?? ''),
  );
  const sent: string[] = [
    ...browserNamespaces,
    ...editorNamespaces,
    ...siteNamespaces,
    ...importNamespaces,
    ...welcomeNamespaces,
    ...articleParts.map((part) => `DeskArticle.${part}`),
  ];
  expect(used.length).toBeGreaterThan(10);
  const isSent = (name: string) => sent.some((known) => `${name}.`.startsWith(`${known}.`));
  expect(used.filter((name) => !isSent(name))).toEqual([]);
});
