/** A word of a text, or a designation of several, as search knows it. */
export interface SearchWord {
  /** UTF-16 offsets into the text; the end is exclusive. */
  start: number;
  end: number;
  /** How it is spelled, folded; a space between the parts of a designation. */
  folded: string;
  /** What it is found under, each of letters and digits only: FTS5 takes none of them apart. */
  terms: readonly string[];
}
