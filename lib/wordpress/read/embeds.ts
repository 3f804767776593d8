import type { Element, ElementContent } from 'hast';
import { element } from '@/lib/html/hast';
import { type ImportNote, note } from '@/lib/import/report';
import { elementsIn, text } from './tree';

/** Embed providers by host: their name, and the page behind the URL of an iframe. */
const PROVIDERS: readonly { name: string; hosts: RegExp; page?: (url: URL) => string | null }[] = [
  { name: 'YouTube', hosts: /^(?:youtube\.com|youtube-nocookie\.com|youtu\.be)$/, page: youtubePage },
  { name: 'X', hosts: /^(?:x|twitter)\.com$/ },
  { name: 'Facebook', hosts: /^(?:facebook\.com|fb\.watch)$/, page: (url) => url.searchParams.get('href') },
  { name: 'Instagram', hosts: /^instagram\.com$/, page: (url) => url.href.replace(/\/embed\/?.*$/, '/') },
  { name: 'Vimeo', hosts: /^(?:player\.)?vimeo\.com$/, page: vimeoPage },
  {
    name: 'Dailymotion',
    hosts: /^(?:dailymotion\.com|dai\.ly)$/,
    page: (url) => url.href.replace('/embed/', '/'),
  },
  { name: 'SoundCloud', hosts: /^(?:w\.)?soundcloud\.com$/, page: (url) => url.searchParams.get('url') },
  { name: 'TikTok', hosts: /^tiktok\.com$/ },
  { name: 'Telegram', hosts: /^t\.me$/ },
  { name: 'Spotify', hosts: /^open\.spotify\.com$/, page: (url) => url.href.replace('/embed/', '/') },
];

export interface MediaWords {
  audio: string;
  video: string;
}

interface LinkedPage {
  /** The provider, else the host. */
  name: string;
  href: string;
}

/** The page behind an embedded URL. */
function linkedPage(address: string): LinkedPage | undefined {
  const url = webAddress(address);
  if (!url) return undefined;
  const host = hostOf(url);
  const provider = PROVIDERS.find(({ hosts }) => hosts.test(host));
  const page = webAddress(provider?.page?.(url) ?? '') ?? url;
  return { name: provider?.name ?? host, href: page.href };
}

/** Whether WordPress would embed this URL when it stands alone on a line (oEmbed). */
export function isEmbeddable(address: string): boolean {
  const url = webAddress(address);
  return url !== undefined && PROVIDERS.some(({ hosts }) => hosts.test(hostOf(url)));
}

/** Classes of quotations that a provider's script would replace by an embed. */
const QUOTES = /^(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|fb-video)$/;

/** URL of the post that such a quotation stands for: in its attributes, else its last link. */
export function quotedPostUrl(node: Element): string | undefined {
  const classes = node.properties.className;
  if (!Array.isArray(classes) || !classes.some((name) => QUOTES.test(String(name)))) return undefined;
  const { cite, dataHref, dataInstgrmPermalink } = node.properties;
  return [dataHref, dataInstgrmPermalink, cite, lastLink(node)].map(String).find(isEmbeddable);
}

function lastLink(node: Element): string {
  return node.children.reduce<string>((found, child) => {
    if (child.type !== 'element') return found;
    return (child.tagName === 'a' ? String(child.properties.href ?? '') : lastLink(child)) || found;
  }, '');
}

/** Replaces an iframe by a link card. */
export function iframeCard(frame: Element, notes: ImportNote[]): Element[] {
  const { src, dataSrc } = frame.properties;
  const cards = embedCard(String(dataSrc ?? src ?? ''), notes);
  if (!cards) note(notes, 'removed', 'iframe');
  return cards ?? [];
}

/** A link card for an embedded URL; undefined if it is no http(s) URL. */
export function embedCard(
  address: string | undefined,
  notes: ImportNote[],
  caption?: ElementContent[],
): Element[] | undefined {
  const page = linkedPage(address ?? '');
  if (!page) return undefined;
  note(notes, 'embed', page.name);
  return [linkCard(page, caption)];
}

/** A link card for an audio or video file. */
export function fileCard(address: string, name: string, caption?: ElementContent[]): Element[] {
  const url = webAddress(address);
  return url ? [linkCard({ name, href: url.href }, caption)] : [];
}

/** Replaces an `audio` or `video` element by a link card. */
export function mediaCard(media: Element, words: MediaWords, caption?: ElementContent[]): Element[] {
  const sources = [media, ...elementsIn(media, 'source')].map(({ properties }) =>
    String(properties.src ?? ''),
  );
  const address = sources.find((source) => webAddress(source)) ?? '';
  return fileCard(address, media.tagName === 'video' ? words.video : words.audio, caption);
}

/**
 * Link card in place of third-party content: `figure.link` with the provider's name, the readable URL, and the
 * caption.
 */
function linkCard({ name, href }: LinkedPage, caption: ElementContent[] = []): Element {
  const link = element('a', { href }, [
    element('b', {}, [text(name)]),
    text(' '),
    element('bdi', { dir: 'ltr' }, [text(shownAddress(href))]),
  ]);
  const below = caption.length > 0 ? [element('figcaption', {}, caption)] : [];
  return element('figure', { className: ['link'] }, [link, ...below]);
}

/** Longer ones are truncated on screen; the link keeps them whole. */
const MAX_SHOWN_ADDRESS = 60;

function shownAddress(href: string): string {
  const url = new URL(href);
  const shown = `${hostOf(url)}${decodePath(url.pathname + url.search)}`.replace(/\/$/, '');
  return shown.length > MAX_SHOWN_ADDRESS ? `${shown.slice(0, MAX_SHOWN_ADDRESS - 1)}…` : shown;
}

function decodePath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** Parses an absolute or protocol-relative http(s) URL. */
function webAddress(address: string): URL | undefined {
  const text = address.trim().replace(/^\/\//, 'https://');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : undefined;
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^(?:www|m|mobile|web)\./, '');
}

function youtubePage(url: URL): string | null {
  const [, video] = /^\/(?:embed|shorts|live|v)\/([\w-]+)/.exec(url.pathname) ?? [];
  const list = url.searchParams.get('list');
  if (video === 'videoseries' && list)
    return `https://www.youtube.com/playlist?list=${encodeURIComponent(list)}`;
  return video ? `https://www.youtube.com/watch?v=${video}` : null;
}

function vimeoPage(url: URL): string | null {
  const [, video] = /^\/video\/(\d+)/.exec(url.pathname) ?? [];
  return video ? `https://vimeo.com/${video}` : null;
}
