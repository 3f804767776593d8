/** The reader wing's promise on scripts: one, ours. */
import { expect, type Page } from '@playwright/test';
import { readClientScript } from '@/runtime/client-script';

/** Our one script, as it was built. */
export const OURS = readClientScript();

/** Scripts that browsers read and do not run. */
const DATA = /type="(?:application\/ld\+json|speculationrules)"/;

/** Every script that a page asks for from now on, and every breach of its own policy. */
export function watchScripts(page: Page): string[] {
  const seen: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') seen.push(new URL(request.url()).pathname);
  });
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) seen.push(message.text());
  });
  return seen;
}

/** The HTML of a page carries our script and the few words of ours that run before it, and nothing of a framework. */
export function expectOnlyOurScript(html: string): void {
  expect(html).toContain('</html>');
  const scripts = html.match(/<script\b[^>]*>/g)?.filter((tag) => !DATA.test(tag));
  expect(scripts).toHaveLength(2);
  expect(html).toContain(`<script data-first="">${OURS.first.code}</script>`);
  expect(scripts?.[1]).toContain(`src="${OURS.address}" integrity="${OURS.integrity}"`);
  expect(html).not.toMatch(/as="script"|modulepreload/);
  expect(html).not.toContain('__next_f');
  // A boundary whose content would need a script to appear.
  expect(html).not.toMatch(/<!--\$\?-->|<template id="B:/);
  expect(html).not.toMatch(/name="maqal"/);
}
