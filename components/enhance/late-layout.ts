/**
 * Postpones the layout of what is below the first twenty comments (components/comments/thread.module.css) until the page has
 * loaded and the browser is idle. Only on the way in: who reloads or comes back has a place on the page.
 */
export function postponeLayout(): void {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (entry?.type !== 'navigate') return;
  const { dataset } = document.documentElement;
  dataset.loading = '';
  // Safari has no idle callbacks.
  const whenIdle = window.requestIdleCallback ?? setTimeout;
  addEventListener('load', () => whenIdle(() => delete dataset.loading));
}
