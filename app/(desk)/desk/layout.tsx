import '@/app/global.css';
import '@/app/forms.css';
import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import { siteIcons } from '@/components/site/page-metadata';
import { deskLanguage } from '@/i18n/desk-language';
import { articleParts, browserNamespaces } from '@/i18n/desk-messages';
import { settings } from '@/runtime/settings';
import { site } from '@/site.config';

/**
 * Dynamic: every page here depends on the session, and none shows a fallback first. Without a Suspense boundary the
 * response is whole HTML, so the desk works without JavaScript too. `false` tells Next that nothing of it is meant to
 * be static.
 */
export const instant = false;

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(settings.SITE_URL),
    icons: siteIcons(),
    robots: { index: false, follow: false },
  };
}

export default async function DeskLayout({ children }: LayoutProps<'/desk'>) {
  const { lang, dir } = site.editions[await deskLanguage()];
  const messages = await getMessages();
  const sent = Object.fromEntries(browserNamespaces.map((name) => [name, messages[name]]));
  const ofArticle = Object.fromEntries(articleParts.map((part) => [part, messages.DeskArticle?.[part]]));
  return (
    <html lang={lang} dir={dir}>
      <head>
        <meta name="color-scheme" content="light dark" />
      </head>
      <body>
        <NextIntlClientProvider messages={{ ...sent, DeskArticle: ofArticle }}>
          {children}
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
