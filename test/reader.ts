import type { Site } from './site';

/** Fetches a page; returns the status, or the end of a truncated page. */
export async function readWhole(site: Site, page: string): Promise<number | string> {
  const answer = await fetch(site.address + page);
  const text = (await answer.text()).trimEnd();
  return /<\/(?:html|rss)>$/.test(text) ? answer.status : text.slice(-200);
}
