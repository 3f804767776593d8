/** Posts that hold several languages in one text: qTranslate, qTranslate-X and -XT, WPGlobus. */
import type { WxrPost } from './wxr-fields';

/** `[:ar]`, `<!--:ar-->` or `{:ar}`, and their ends without a language. */
const MARK = /\[:([a-z]{2})?\]|<!--:([a-z]{2})?-->|\{:([a-z]{2})?\}/g;
const OPENING = /\[:[a-z]{2}\]|<!--:[a-z]{2}-->|\{:[a-z]{2}\}/;

/** Beyond any id of WordPress: of the article in a further language. */
const TWIN_BASE = 10 ** 13;

/** The text of each language; what stands outside of all marks is part of each. Undefined for a text of one language. */
function textsIn(text: string): Map<string, string> | undefined {
  if (!OPENING.test(text)) return;
  const parts: { language: string; text: string }[] = [];
  let language = '';
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    parts.push({ language, text: text.slice(from, match.index) });
    language = match[1] ?? match[2] ?? match[3] ?? '';
    from = match.index + match[0].length;
  }
  parts.push({ language, text: text.slice(from) });
  const languages = new Set(parts.map((part) => part.language).filter(Boolean));
  const own = (one: string) => parts.filter((part) => part.language === one).some((part) => part.text.trim());
  return new Map(
    [...languages].filter(own).map((one) => [
      one,
      parts
        .filter((part) => part.language === one || part.language === '')
        .map((part) => part.text)
        .join(''),
    ]),
  );
}

/** A text in one language, else in the first that it has. */
function inLanguage(text: string, language: string): string {
  const texts = textsIn(text);
  if (!texts) return text;
  return texts.get(language) ?? [...texts.values()][0] ?? text.replace(MARK, '');
}

/** An attachment whose caption and alternative text are in one language. */
export function attachmentIn(attachment: WxrPost, language: string): WxrPost {
  const { excerpt, meta } = attachment;
  const alt = meta._wp_attachment_image_alt;
  const said = alt === undefined ? meta : { ...meta, _wp_attachment_image_alt: inLanguage(alt, language) };
  return { ...attachment, excerpt: inLanguage(excerpt, language), meta: said };
}

/**
 * A post for each language that has an edition, tied together as translations. The first keeps its number and thread;
 * languages without an edition are named in it.
 * @param language the site's
 */
export function splitLanguages(post: WxrPost, language: string, editions: readonly string[]): WxrPost[] {
  const isMixed = [post.title, post.content, post.excerpt].some((text) => OPENING.test(text));
  if (!isMixed) return [post];
  const written = [...(textsIn(post.content)?.keys() ?? [language])];
  const taken = written.filter((one) => editions.includes(one));
  const first = taken.includes(language) ? language : (taken[0] ?? written[0] ?? language);
  const others = taken.filter((one) => one !== first);
  const otherLanguages = written.filter((one) => one !== first && !taken.includes(one));
  const group = { taxonomy: 'post_translations', slug: `mixed-${post.id}`, name: '' };
  const version = (one: string): WxrPost => ({
    ...post,
    title: inLanguage(post.title, one),
    content: inLanguage(post.content, one),
    excerpt: inLanguage(post.excerpt, one),
    terms: [
      ...post.terms.map((term) => ({ ...term, name: inLanguage(term.name, one) })),
      { taxonomy: 'language', slug: one, name: one },
      group,
    ],
  });
  return [
    { ...version(first), otherLanguages },
    ...others.map((one) => ({
      ...version(one),
      id: TWIN_BASE + post.id,
      twinOf: post.id,
      link: linkIn(post.link, one),
    })),
  ];
}

/** Where the plugins have a further language: below a folder of its name. */
function linkIn(link: string, language: string): string {
  if (!URL.canParse(link)) return link;
  const url = new URL(link);
  url.pathname = `/${language}${url.pathname}`;
  return url.href;
}
