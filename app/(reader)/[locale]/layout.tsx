import '@/app/global.css';
import '@/app/forms.css';
import '@/app/reader-settings.css';
import type { Metadata } from 'next';
import { EnhancementScript } from '@/components/enhance/enhancement-script';
import { Footer } from '@/components/site/footer';
import { Header } from '@/components/site/header';
import { Missing } from '@/components/site/missing';
import { PageMark } from '@/components/site/page-mark';
import { editionMetadata } from '@/components/site/page-metadata';
import { TopicNav } from '@/components/site/topic-nav';
import { isDevelopment, settings } from '@/runtime/settings';
import { ownerStyle } from '@/runtime/site-settings';
import { editions, isEdition, site, toEdition } from '@/site.config';

/** Every page of the reader wing is complete when it is rendered (docs/0001-reader-wing.md). */
export const ensureStatic = 'navigation';

export async function generateMetadata({ params }: LayoutProps<'/[locale]'>): Promise<Metadata> {
  const edition = toEdition((await params).locale);
  // What is printed of addresses begins with SITE_URL; a changed one leads to a new build (scripts/build.ts).
  return { metadataBase: new URL(settings.SITE_URL), ...(await editionMetadata(edition)) };
}

export function generateStaticParams() {
  return editions.map((locale) => ({ locale }));
}

/**
 * What every page is set in, of either edition, fetched before its styles ask: headings first, and both scripts at once, so
 * that a page is half in our letters and half in the reader's for no longer than a file takes.
 */
const FONTS = ['vazirmatn-arabic', 'vazirmatn-latin', 'noto-naskh-arabic', 'noto-naskh-latin'].map(
  (name) => `/fonts/${name}-v5.woff2`,
);

export default async function ReaderLayout({ children, params }: LayoutProps<'/[locale]'>) {
  const { locale } = await params;
  const edition = toEdition(locale);
  const { lang, dir } = site.editions[edition];
  return (
    // The inline script has set attributes by the time that React hydrates, in development.
    <html lang={lang} dir={dir} suppressHydrationWarning>
      <head>
        <meta name="color-scheme" content="light dark" />
        {(['light', 'dark'] as const).map((theme) => (
          <meta
            key={theme}
            name="theme-color"
            content={site.paper[theme]}
            media={`(prefers-color-scheme: ${theme})`}
          />
        ))}
        {FONTS.map((href) => (
          <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossOrigin="" />
        ))}
        {/* A built page has it with its other styles (server/cache/inline-css.ts). */}
        {isDevelopment && <style>{ownerStyle()}</style>}
        <EnhancementScript />
      </head>
      <body>
        <PageMark is="reader" />
        <Header edition={edition} />
        <TopicNav edition={edition} />
        {isEdition(locale) ? children : <Missing />}
        <Footer edition={edition} />
      </body>
    </html>
  );
}
