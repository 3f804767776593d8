import type { Page } from '@playwright/test';

/** How much wider the page is than the window, in pixels; what is far below counts, too. */
export function excessOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    document.documentElement.style.setProperty('--far', 'visible');
    return document.documentElement.scrollWidth - innerWidth;
  });
}
