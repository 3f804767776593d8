import { stringify } from './stringify';

interface BodyPictureText {
  src: string;
  alt: string;
  caption: string;
  credit: string;
}

/** A picture as a paragraph of Markdown; caption and credit are its title, as lib/html/body-figures.ts reads it. */
export function pictureMarkdown({ src, alt, caption, credit }: BodyPictureText): string {
  const title = credit ? `${caption} | ${credit}`.trim() : caption;
  const image = { type: 'image' as const, url: src, alt, title: title || null };
  return stringify({ type: 'root', children: [{ type: 'paragraph', children: [image] }] });
}
