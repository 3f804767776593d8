/** A token of the search analyser: a word, or a designation of several words. */
export interface SearchWord {
  /** UTF-16 offsets into the text; the end is exclusive. */
  start: number;
  end: number;
  /** Its folded spelling; a space between the parts of a designation. */
  folded: string;
  /** Index terms of letters and digits only, so that FTS5 splits none of them. */
  terms: readonly string[];
}
