/**
 * Keyset pagination: every row of a query, page after page, so that memory does not grow with the table.
 * @param start a key below all others
 * @param readPage some rows whose keys are above `after`, in the order of their keys; none at the end
 */
export async function* paginate<Row, Key>(
  start: Key,
  keyOf: (row: Row) => Key,
  readPage: (after: Key) => Promise<Row[]>,
): AsyncGenerator<Row> {
  for (let after = start; ; ) {
    const page = await readPage(after);
    const last = page.at(-1);
    if (last === undefined) return;
    yield* page;
    after = keyOf(last);
  }
}
