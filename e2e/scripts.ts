/** Scripts of the reader wing: only our own one is allowed. */
import { expect, type Page } from '@playwright/test';
import { readClientScript } from '@/runtime/client-script';

/** Path of our script in this build. */
export const OURS = readClientScript();

/** Data blocks, which browsers do not execute. */
const DATA = /type="(?:application\/ld\+json|speculationrules)"/;

/** Records the scripts a page requests from now on, and its CSP violations. */
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

/** Expects our script and our inline script in the HTML, and none of a framework. */
export function expectOnlyOurScript(html: string): void {
  expect(html).toContain('</html>');
  const scripts = html.match(/<script\b[^>]*>/g)?.filter((tag) => !DATA.test(tag));
  expect(scripts).toHaveLength(2);
  expect(html).toContain(`<script data-first="">${OURS.first.code}</script>`);
  expect(scripts?.[1]).toContain(`src="${OURS.address}" integrity="${OURS.integrity}"`);
  expect(html).not.toMatch(/as="script"|modulepreload/);
  expect(html).not.toContain('__next_f');
  // A Suspense boundary whose content would need a script to appear.
  expect(html).not.toMatch(/<!--\$\?-->|<template id="B:/);
  expect(html).not.toMatch(/name="maqal"/);
}
