import { locale } from 'next/root-params';
import { getRequestConfig } from 'next-intl/server';
import { formatTag } from '@/lib/site/number-style';
import { siteSettings } from '@/runtime/site-settings';
import { site, toEdition } from '@/site.config';
import { deskLanguage } from './desk-language';

export default getRequestConfig(async () => {
  // A page of the reader wing is in an edition by its address; the desk has none, and asks its reader.
  const inAddress = await locale();
  const edition = inAddress === undefined ? await deskLanguage() : toEdition(inAddress);
  return {
    locale: formatTag(site.editions[edition].lang, siteSettings().dates),
    messages: (await import(`../messages/${edition}.json`)).default,
    timeZone: siteSettings().dates.timeZone,
  };
});
