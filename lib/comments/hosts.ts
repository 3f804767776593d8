/** What of a link says that two comments lead to the same. */

/** Sites that everybody links to, and that give anybody pages: there the page counts, not the site. */
const COMMON_SITES = new Set(
  `youtube.com youtu.be facebook.com fb.com fb.watch twitter.com x.com instagram.com tiktok.com linkedin.com reddit.com
  pinterest.com medium.com substack.com wikipedia.org wikimedia.org archive.org google.com goo.gl apple.com microsoft.com
  amazon.com whatsapp.com github.com github.io blogspot.com wordpress.com wixsite.com bit.ly tinyurl.com cutt.ly t.co linktr.ee
  bbc.com bbc.co.uk aljazeera.net aljazeera.com alarabiya.net skynewsarabia.com cnn.com reuters.com france24.com dw.com
  aawsat.com independentarabia.com alhurra.com rt.com nytimes.com theguardian.com who.int un.org nasa.gov doi.org`
    .trim()
    .split(/\s+/),
);
/** Their links are found as channels. */
const CHANNEL_SITES = new Set(['t.me', 'telegram.me', 'wa.me', 'chat.whatsapp.com', 'discord.gg']);

/**
 * The registrable domain of a link (spam.com of `https://a.spam.com/x?y`); of COMMON_SITES the page. null for what is no
 * mark of a campaign: a channel, the site itself.
 */
export function sharedKey(link: string, ownHost: string): string | null {
  const address = link
    .toLowerCase()
    .replace(/^[a-z][a-z\d+.-]*:\/\//, '')
    .replace(/^www\./, '');
  const host = address.split(/[/?#:]/)[0]?.replace(/(?<!\.)\.+$/, '') ?? '';
  if (host === '' || CHANNEL_SITES.has(host) || host === ownHost.replace(/^www\./, '')) return null;
  const site = registrable(host);
  return COMMON_SITES.has(site) ? address.replace(/(?<![\s/.,،])[\s/.,،]+$/, '') : site;
}

/** The last two parts, or three where the second last is of a country's own (com.sa, co.uk). */
function registrable(host: string): string {
  const parts = host.split('.');
  const country =
    /^(?:com|co|net|org|gov|edu|ac|med|sch)$/.test(parts.at(-2) ?? '') &&
    /^[a-z]{2}$/.test(parts.at(-1) ?? '');
  return parts.slice(country ? -3 : -2).join('.');
}
