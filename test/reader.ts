import type { Site } from './site';

/** Reads a page to its end; returns the status, or the tail of a page that was cut off. */
export async function readWhole(site: Site, page: string): Promise<number | string> {
  const answer = await fetch(site.address + page);
  const text = (await answer.text()).trimEnd();
  return /<\/(?:html|rss)>$/.test(text) ? answer.status : text.slice(-200);
}
