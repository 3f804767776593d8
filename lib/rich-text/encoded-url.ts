/** An address as Markdown keeps it: letters beyond ASCII percent-encoded. As they were typed they could stand in HTML alone. */
export function encodedUrl(url: string): string {
  // A lone surrogate cannot be encoded.
  return url.replace(/\p{Cs}/gu, '').replace(/[^\x20-\x7E]+/gu, encodeURIComponent);
}
