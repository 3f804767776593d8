/** Escaping of HTML and of JSON inside it, and decoding of entities. */

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for HTML, between tags and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const SCRIPT_ESCAPED = /[<>&\u{2028}\u{2029}]/gu;

/**
 * JSON for inside a `<script>`: `<`, `>` and `&` are JSON escapes, so that no text in it can end the script or open a
 * comment (HTML Standard, "Restrictions for contents of script elements").
 */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    SCRIPT_ESCAPED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const ENTITY = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,5}));/gi;

/** Decodes the entities of our own HTML. An unknown name is kept, an invalid number is removed. */
export function decodeEntities(html: string): string {
  return html.replace(ENTITY, (source: string, hex?: string, decimal?: string, name?: string) => {
    if (name) return namedCharacter(name) ?? source;
    return numberedCharacter(hex ? Number.parseInt(hex, 16) : Number(decimal)) ?? '';
  });
}

const NAMED = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u{A0}' }));

/** The character of a named entity, case-insensitive; undefined for one that no body of ours has. */
export function namedCharacter(name: string): string | undefined {
  return NAMED.get(name.toLowerCase());
}

/** The character at a code point; undefined for an invalid one. */
export function numberedCharacter(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
