/** What is needed of a comment to place it in its thread. */
export interface ThreadRow {
  id: number;
  parentId: number | null;
  /** 0 for a root. */
  depth: number;
  name: string;
  /** null when the comment is not published: it keeps its place only while something below it is shown. */
  body: string | null;
}

export interface ThreadNode<Row extends ThreadRow> {
  comment: Row;
  /** Indented one level further, oldest first; empty at the last level. */
  replies: ThreadNode<Row>[];
  /** Whom it answers, where the indentation no longer shows it; null also when that comment is no longer shown. */
  answers: string | null;
}

/**
 * Builds the tree of comments as it is shown: replies below what they answer, `levels` deep. Deeper replies stand at the
 * last level, in the order they came, and name whom they answer.
 * @param rows in order of arrival; a reply whose parent is not among them is left out
 */
export function buildThread<Row extends ThreadRow>(rows: readonly Row[], levels: number): ThreadNode<Row>[] {
  const shown = withoutDeadEnds(rows);
  const byId = new Map(shown.map((comment) => [comment.id, comment]));
  const nodes = new Map<number, ThreadNode<Row>>();
  const roots: ThreadNode<Row>[] = [];
  for (const comment of shown) {
    const parent = comment.parentId === null ? undefined : byId.get(comment.parentId);
    if (comment.parentId !== null && !parent) continue;
    const answered = comment.depth >= levels && parent?.body != null ? parent.name : null;
    const node: ThreadNode<Row> = { comment, replies: [], answers: answered };
    nodes.set(comment.id, node);
    const shelf = shelfFor(comment);
    if (shelf) shelf.push(node);
  }
  return roots;

  /** The list a comment is shown in: its ancestor's at the level above the last, or its parent's. */
  function shelfFor(comment: Row): ThreadNode<Row>[] | undefined {
    if (comment.parentId === null) return roots;
    let above = nodes.get(comment.parentId);
    while (above && above.comment.depth >= levels - 1 && above.comment.parentId !== null) {
      above = nodes.get(above.comment.parentId);
    }
    return above?.replies;
  }
}

/** Leaves out what is not shown and has nothing shown below it. */
function withoutDeadEnds<Row extends ThreadRow>(rows: readonly Row[]): Row[] {
  const holding = new Set<number>();
  for (const comment of rows.toReversed()) {
    if ((comment.body !== null || holding.has(comment.id)) && comment.parentId !== null)
      holding.add(comment.parentId);
  }
  return rows.filter((comment) => comment.body !== null || holding.has(comment.id));
}
