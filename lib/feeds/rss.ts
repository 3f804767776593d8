/** RSS 2.0 with the modules feed readers support: full text, author names, the feed's own URL, pictures, comment threads. */
import { writeXml, type XmlElement } from './write-xml';

interface Feed {
  title: string;
  description: string;
  /** URL of the HTML page; absolute, like every URL here. */
  link: string;
  /** Its own URL. */
  self: string;
  language: string;
  items: FeedItem[];
}

export interface FeedItem {
  title: string;
  link: string;
  publishedAt: Date;
  updatedAt: Date | null;
  /** Names, never an e-mail address. */
  authors: readonly string[];
  /** Plain text. */
  summary: string;
  /** Full text, in HTML with an explicit direction. */
  html: string;
  topics?: string[];
  thread?: { count: number; page: string; feed: string };
  picture?: FeedPicture;
}

export interface FeedPicture {
  url: string;
  type: string;
  /** In bytes; a picture of unknown size is no enclosure. */
  size: number | undefined;
  width: number;
  height: number;
  alt: string;
  credit: string;
}

const NAMESPACES = {
  '@xmlns:atom': 'http://www.w3.org/2005/Atom',
  '@xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  '@xmlns:media': 'http://search.yahoo.com/mrss/',
  '@xmlns:slash': 'http://purl.org/rss/1.0/modules/slash/',
  '@xmlns:wfw': 'http://wellformedweb.org/CommentAPI/',
};

/** Serializes a feed, its items in the given order. Deterministic: it holds no time of generation. */
export function writeFeed({ title, description, link, self, language, items }: Feed): string {
  const changes = items.map(({ publishedAt, updatedAt }) => (updatedAt ?? publishedAt).getTime());
  return writeXml({
    rss: {
      '@version': '2.0',
      ...NAMESPACES,
      channel: {
        title,
        link,
        description,
        language,
        lastBuildDate: changes.length > 0 ? rfc822(new Date(Math.max(...changes))) : undefined,
        'atom:link': { '@rel': 'self', '@type': 'application/rss+xml', '@href': self },
        item: items.map(elementOf),
      },
    },
  });
}

function elementOf(item: FeedItem): XmlElement {
  const { thread, picture } = item;
  return {
    title: item.title,
    link: item.link,
    guid: { '@isPermaLink': 'true', '#': item.link },
    pubDate: rfc822(item.publishedAt),
    'atom:updated': item.updatedAt?.toISOString(),
    'dc:creator': [...item.authors],
    category: item.topics ?? [],
    description: item.summary,
    'content:encoded': item.html,
    comments: thread?.page,
    'slash:comments': thread?.count,
    'wfw:commentRss': thread?.feed,
    enclosure: picture?.size && {
      '@url': picture.url,
      '@length': picture.size,
      '@type': picture.type,
    },
    'media:content': picture && {
      '@url': picture.url,
      '@type': picture.type,
      '@medium': 'image',
      '@width': picture.width,
      '@height': picture.height,
      'media:description': picture.alt ? { '@type': 'plain', '#': picture.alt } : undefined,
      'media:credit': picture.credit || undefined,
    },
  };
}

/** RFC 822 with a four-digit year, as RSS requires. */
function rfc822(at: Date): string {
  return at.toUTCString();
}
