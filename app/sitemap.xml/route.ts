import { listSitemapPages } from '@/db/articles/sitemaps';
import { sitemapFile, sitemapKinds, writeSitemapIndex } from '@/lib/feeds/sitemap';
import { xmlResponse } from '@/lib/http/xml-response';
import { offsetTime } from '@/lib/site/offset-time';
import { siteSettings } from '@/runtime/site-settings';
import { siteUrl } from '@/runtime/site-url';
import { editions } from '@/site.config';

/** Sitemap index. Each edition has a first sitemap even without articles, for its front page. */
export async function GET() {
  const sitemaps: { loc: string; lastmod?: string }[] = [];
  for (const edition of editions) {
    for (const kind of sitemapKinds) {
      const pages = await listSitemapPages(edition, kind);
      for (const { page, changedAt } of pages) {
        const loc = siteUrl(`/sitemaps/${sitemapFile(edition, kind, page)}`);
        sitemaps.push({ loc, lastmod: offsetTime(changedAt, siteSettings().dates.timeZone) });
      }
      if (kind === 'articles' && pages.length === 0)
        sitemaps.push({ loc: siteUrl(`/sitemaps/${sitemapFile(edition, kind, 1)}`) });
    }
  }
  return xmlResponse(writeSitemapIndex(sitemaps), 'application/xml');
}
