import type { MetadataRoute } from 'next';
import { createTranslator } from 'next-intl';
import { siteIconPath } from '@/db/media/site-icon';
import { intlOf } from '@/i18n/edition';
import { noDocumentResponse } from '@/lib/http/xml-response';
import { pathFor } from '@/lib/site/paths';
import { siteEdition, siteTagline } from '@/runtime/site-settings';
import { editions, isEdition, site } from '@/site.config';

export const generateStaticParams = () => editions.map((locale) => ({ locale }));

/** What a phone needs to keep an edition among its apps. */
export async function GET(_request: Request, { params }: RouteContext<'/[locale]/manifest.webmanifest'>) {
  const { locale } = await params;
  if (!isEdition(locale)) return noDocumentResponse();
  const t = createTranslator(intlOf(locale));
  const { name, lang, dir } = siteEdition(locale);
  const manifest: MetadataRoute.Manifest = {
    id: pathFor(locale),
    name: t('Home.title', { site: name, tagline: siteTagline(locale) || t('Site.tagline') }),
    short_name: name,
    description: t('Home.description'),
    lang,
    dir,
    start_url: pathFor(locale),
    scope: '/',
    // Pages have no buttons of their own to go back with.
    display: 'minimal-ui',
    theme_color: site.paper.light,
    background_color: site.paper.light,
    icons: [
      { src: siteIconPath(192) ?? '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: siteIconPath(512) ?? '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      {
        src: siteIconPath(512) ?? '/icons/maskable-512.png',
        sizes: '512x512',
        type: 'image/png',
        purpose: 'maskable',
      },
    ],
  };
  return Response.json(manifest, {
    headers: { 'Content-Type': 'application/manifest+json', 'Cache-Control': 'public, max-age=86400' },
  });
}
