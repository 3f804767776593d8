/** Metadata of a page for search engines and social networks. */
import { expect, type Page } from '@playwright/test';

/** @param types those of its JSON-LD */
export async function expectPreview(page: Page, address: string, types: string[]): Promise<void> {
  const name = new URL(address).pathname.startsWith('/en') ? 'Maqal' : 'مقال';
  expect(await page.title()).toContain(name);
  expect(await content(page, 'meta[name="description"]')).toMatch(/.{20}/);
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', address);
  expect(await content(page, 'meta[name="robots"]')).toContain('max-image-preview:large');
  for (const fact of [
    'title',
    'description',
    'url',
    'site_name',
    'locale',
    'image',
    'image:alt',
    'image:width',
  ]) {
    expect(await content(page, `meta[property="og:${fact}"]`), fact).not.toBe('');
  }
  expect(await content(page, 'meta[name="twitter:card"]')).toMatch(/^summary/);
  const data = await jsonLd(page);
  for (const each of data) expect(each['@context']).toBe('https://schema.org');
  expect(new Set(data.map((each) => each['@type']))).toEqual(new Set(types));
}

export async function expectNoindex(page: Page): Promise<void> {
  expect(await content(page, 'meta[name="robots"]')).toContain('noindex');
  await expect(page.locator('link[rel="canonical"]')).toHaveCount(0);
  expect(await page.title()).toMatch(/ \| مقال$/);
}

/** What a page describes in JSON-LD. */
export async function jsonLd(page: Page): Promise<Record<string, unknown>[]> {
  const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
  return blocks.map((block) => JSON.parse(block));
}

async function content(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).first().getAttribute('content')) ?? '';
}
