import { xmlAnswer } from '@/app/xml-answer';
import { siteUrl } from '@/db/settings';
import { listNews } from '@/db/sitemaps';
import { offsetTime } from '@/lib/offset-time';
import { NEWS_LIMIT, writeSitemap } from '@/lib/sitemap';
import { pathFor } from '@/lib/slug';
import { editions, site } from '@/site.config';

/** The articles of the last two days, of all editions, for Google News. In quiet times it lists nothing. */
export async function GET() {
  const lists = await Promise.all(
    editions.map(async (edition) => (await listNews(edition)).map((article) => ({ edition, ...article }))),
  );
  const newest = lists.flat().sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
  const urls = newest.slice(0, NEWS_LIMIT).map(({ edition, slug, title, publishedAt }) => {
    const { name, lang } = site.editions[edition];
    const published = offsetTime(publishedAt, site.timeZone);
    return {
      loc: siteUrl(pathFor(edition, 'articles', slug)),
      news: { publication: name, language: lang, published, title },
    };
  });
  return xmlAnswer(writeSitemap(urls), 'application/xml');
}
