/** sessionStorage key of a quotation on its way to the page of the reply: of this tab alone, and read once. */
const KEY = 'maqal:quotation:';

/** @param words '' takes back what was carried before */
export function carryQuotation(parentId: string, words: string): void {
  try {
    sessionStorage.setItem(KEY + parentId, words);
  } catch {
    // Storage is full or forbidden.
  }
}

export function takeQuotation(parentId: string): string {
  try {
    const words = sessionStorage.getItem(KEY + parentId);
    sessionStorage.removeItem(KEY + parentId);
    return words ?? '';
  } catch {
    return '';
  }
}
