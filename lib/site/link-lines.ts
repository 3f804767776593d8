/**
 * Links as an owner types them, in navigation and footer: a line each, `text | address`; a line that ends with a colon is the
 * heading of those below it. An address is a path of this site, or http(s).
 */

export interface LinkLine {
  text: string;
  /** None where the line names a topic, whose page it leads to. */
  href: string | null;
}

export interface LinkColumn {
  heading: string;
  links: LinkLine[];
}

/** A line that cannot be read, counted from 1. */
interface LinkProblem {
  line: number;
  kind: 'address' | 'text';
}

/** Reads the lines; columns without links are left out. Linear: each line is read once. */
export function parseLinkLines(typed: string): { columns: LinkColumn[]; problem: LinkProblem | null } {
  const columns: LinkColumn[] = [{ heading: '', links: [] }];
  for (const [index, raw] of typed.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const bar = line.indexOf('|');
    if (bar < 0 && line.endsWith(':')) {
      columns.push({ heading: line.slice(0, -1).trim(), links: [] });
      continue;
    }
    const text = (bar < 0 ? line : line.slice(0, bar)).trim();
    const href = bar < 0 ? null : line.slice(bar + 1).trim();
    if (text === '') return { columns: [], problem: { line: index + 1, kind: 'text' } };
    if (href !== null && !isSafeAddress(href))
      return { columns: [], problem: { line: index + 1, kind: 'address' } };
    columns.at(-1)?.links.push({ text, href });
  }
  return { columns: columns.filter(({ links }) => links.length > 0), problem: null };
}

/** A path of this site, or a whole http(s) address: no other scheme runs or opens anything. */
export function isSafeAddress(address: string): boolean {
  if (/\s/.test(address)) return false;
  if (/^\/(?![/\\])/.test(address)) return true;
  return /^https?:\/\//i.test(address) && URL.canParse(address);
}

/** Names of social networks by their hosts, as they call themselves; those are no words of ours. */
const NETWORKS: readonly (readonly [host: RegExp, name: string])[] = [
  [/(^|\.)(x|twitter)\.com$/, 'X'],
  [/(^|\.)facebook\.com$/, 'Facebook'],
  [/(^|\.)instagram\.com$/, 'Instagram'],
  [/(^|\.)(youtube\.com|youtu\.be)$/, 'YouTube'],
  [/(^|\.)(t\.me|telegram\.(me|org))$/, 'Telegram'],
  [/(^|\.)(whatsapp\.com|wa\.me)$/, 'WhatsApp'],
  [/(^|\.)tiktok\.com$/, 'TikTok'],
  [/(^|\.)linkedin\.com$/, 'LinkedIn'],
  [/(^|\.)threads\.(net|com)$/, 'Threads'],
  [/(^|\.)bsky\.app$/, 'Bluesky'],
  [/(^|\.)snapchat\.com$/, 'Snapchat'],
];

/** What a channel is called: its network, else its host. @param address http(s) */
export function channelName(address: string): string {
  const { hostname } = new URL(address);
  return NETWORKS.find(([host]) => host.test(hostname))?.[1] ?? hostname.replace(/^www\./, '');
}
