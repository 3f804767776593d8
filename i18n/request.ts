import { locale } from 'next/root-params';
import { getRequestConfig } from 'next-intl/server';
import { site, toEdition } from '@/site.config';

export default getRequestConfig(async () => {
  const edition = toEdition(await locale());
  return {
    locale: site.editions[edition].formatTag,
    messages: (await import(`../messages/${edition}.json`)).default,
    timeZone: site.timeZone,
  };
});
