/** Whether a file is Markdown by its ending. */
export function isMarkdownFile(name: string): boolean {
  return /\.(?:md|markdown)$/i.test(name);
}
