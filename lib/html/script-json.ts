const ESCAPED = /[<>&\u{2028}\u{2029}]/gu;

/**
 * JSON to stand inside a `<script>`: with `<`, `>` and `&` as escapes of JSON's own, no text in it can end the script or
 * open a comment (HTML Standard, "Restrictions for contents of script elements").
 */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    ESCAPED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
