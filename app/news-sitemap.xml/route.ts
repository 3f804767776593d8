import { listNews } from '@/db/articles/sitemaps';
import { MAX_NEWS_URLS, writeSitemap } from '@/lib/feeds/sitemap';
import { xmlResponse } from '@/lib/http/xml-response';
import { offsetTime } from '@/lib/site/offset-time';
import { pathFor } from '@/lib/site/paths';
import { siteEdition, siteSettings } from '@/runtime/site-settings';
import { siteUrl } from '@/runtime/site-url';
import { editions } from '@/site.config';

/** News sitemap: the articles of the last two days, of all editions, for Google News. May be empty. */
export async function GET() {
  const lists = await Promise.all(
    editions.map(async (edition) => (await listNews(edition)).map((article) => ({ edition, ...article }))),
  );
  const newest = lists.flat().sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
  const urls = newest.slice(0, MAX_NEWS_URLS).map(({ edition, slug, title, publishedAt }) => {
    const { name, lang } = siteEdition(edition);
    const published = offsetTime(publishedAt, siteSettings().dates.timeZone);
    return {
      loc: siteUrl(pathFor(edition, 'articles', slug)),
      news: { publication: name, language: lang, published, title },
    };
  });
  return xmlResponse(writeSitemap(urls), 'application/xml');
}
