import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe-core finds wrong with the page as it stands: each rule, and where it is broken.
 * @param rule only this one
 */
export async function problemsOn(page: Page, rule?: string): Promise<unknown[]> {
  await page.evaluate(axe);
  return page.evaluate(async (only) => {
    // Axe judges what is laid out, wherever it is on the page.
    document.documentElement.style.setProperty('--far', 'visible');
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    // WCAG 2.2's rule on the size of targets is off unless asked for.
    const all = { rules: { 'target-size': { enabled: true } } };
    const { violations } = await axe.run(only ? { runOnly: [only] } : all);
    return violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.html.slice(0, 200)) }));
  }, rule);
}
