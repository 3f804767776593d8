import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ownerStyle } from '@/runtime/site-settings';
import { readSheet, type Sheet, styleOf, usedBy } from './css-rules';

/** A page that carries its styles, and their digest as a Content-Security-Policy names it: `sha256-…`. */
interface StyledPage {
  html: string;
  digest: string;
}

const SHEET_LINK = /<link rel="stylesheet" href="\/_next\/static\/([^"?]+\.css)"[^>]*>/g;

const sheets = new Map<string, Sheet>();

/**
 * Puts the styles that a page uses in the place of its stylesheets (docs/0013-first-visit.md), at the end of its head: what
 * previews a page in a chat reads only its beginning, and has to find title, description and picture there.
 * @param folder where the build keeps what is served as `/_next/static/`
 * @returns nothing when there is nothing to put in, or a stylesheet cannot be read: the page then asks for it
 */
export function styledPage(html: string, folder: string): StyledPage | undefined {
  const links = [...html.matchAll(SHEET_LINK)];
  const read = links.map(([, file = '']) => sheetAt(path.join(folder, file)));
  if (links.length === 0 || read.includes(undefined)) return;
  const used = usedBy(html);
  const style = read.map((sheet) => styleOf(sheet ?? [], used)).join('') + ownerStyle();
  return {
    html: html.replace(SHEET_LINK, '').replace('</head>', (end) => `<style>${style}</style>${end}`),
    digest: `sha256-${createHash('sha256').update(style).digest('base64')}`,
  };
}

/** Nothing for one that names files beside itself, which are not beside a page, or that could end the element it is in. */
function sheetAt(file: string): Sheet | undefined {
  const known = sheets.get(file);
  if (known) return known;
  try {
    const css = readFileSync(file, 'utf8');
    if (/url\((?!["']?(?:\/|data:))|<\//.test(css)) return;
    const sheet = readSheet(css);
    sheets.set(file, sheet);
    return sheet;
  } catch {
    return;
  }
}
