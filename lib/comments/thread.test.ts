import { describe, expect, test } from 'vitest';
import { buildThread, type ThreadNode, type ThreadRow } from './thread';

const LEVELS = 3;

/** Rows in order of arrival: `[id, parent]`, or `[id, parent, false]` for one that is not published. */
function rows(...places: [id: number, parent: number | null, published?: boolean][]): ThreadRow[] {
  const found: ThreadRow[] = [];
  for (const [id, parentId, published = true] of places) {
    const depth = (found.find((row) => row.id === parentId)?.depth ?? -1) + 1;
    found.push({
      id,
      parentId,
      depth: parentId === null ? 0 : Math.max(depth, 1),
      name: `قارئ ${id}`,
      body: published ? 'نص' : null,
    });
  }
  return found;
}

/** The thread as a reader sees it: a line a comment, indented, with whom it answers. */
function outline(nodes: ThreadNode<ThreadRow>[], indent = ''): string[] {
  return nodes.flatMap(({ comment, replies, answers }) => [
    `${indent}${comment.id}${comment.body === null ? ' (removed)' : ''}${answers ? ` > ${answers}` : ''}`,
    ...outline(replies, `${indent}  `),
  ]);
}

const shown = (...places: Parameters<typeof rows>) => outline(buildThread(rows(...places), LEVELS));

test('an article without comments has no thread', () => {
  expect(shown()).toEqual([]);
});

describe('places', () => {
  test('replies stand below what they answer, in the order they came', () => {
    expect(shown([1, null], [2, null], [3, 1], [4, 2], [5, 1], [6, 3])).toEqual([
      '1',
      '  3',
      '    6',
      '  5',
      '2',
      '  4',
    ]);
  });

  test('deeper replies stand at the third level, in the order they came, and name whom they answer', () => {
    expect(shown([1, null], [2, 1], [3, 2], [4, 3], [5, 2], [6, 4], [7, 3])).toEqual([
      '1',
      '  2',
      '    3',
      '    4 > قارئ 3',
      '    5',
      '    6 > قارئ 4',
      '    7 > قارئ 3',
    ]);
  });

  test('the levels are as many as asked for', () => {
    const chain = rows([1, null], [2, 1], [3, 2], [4, 3]);
    expect(outline(buildThread(chain, 2))).toEqual(['1', '  2', '  3 > قارئ 2', '  4 > قارئ 3']);
    expect(outline(buildThread(chain, 4))).toEqual(['1', '  2', '    3', '      4']);
  });
});

describe('what is not published', () => {
  test('is not shown', () => {
    expect(shown([1, null, false], [2, null], [3, 2, false], [4, 3, false])).toEqual(['2']);
  });

  test('keeps its place while something below it is shown, however deep', () => {
    expect(shown([1, null, false], [2, 1, false], [3, 2], [4, 1, false])).toEqual([
      '1 (removed)',
      '  2 (removed)',
      '    3',
    ]);
  });

  test('keeps its place at the third level, too', () => {
    expect(shown([1, null], [2, 1], [3, 2, false], [4, 3], [5, 3, false])).toEqual([
      '1',
      '  2',
      '    3 (removed)',
      '    4',
    ]);
  });

  test('is not named by who answered it', () => {
    const nodes = buildThread(rows([1, null], [2, 1], [3, 2, false], [4, 3]), LEVELS);
    expect(nodes[0]?.replies[0]?.replies.map((node) => node.answers)).toEqual([null, null]);
  });
});

test('a reply whose parent is not there is left out, with all below it', () => {
  expect(shown([2, 99], [1, null], [3, 2], [4, 3], [5, 1])).toEqual(['1', '  5']);
});

test('what is given is not changed', () => {
  const given = rows([1, null], [2, 1], [3, 2, false]);
  const before = structuredClone(given);
  buildThread(given, LEVELS);
  expect(given).toEqual(before);
});

test('two thousand comments, each answering the last, are shown', () => {
  const chain: ThreadRow[] = Array.from({ length: 2000 }, (_, index) => ({
    id: index + 1,
    parentId: index === 0 ? null : index,
    depth: index,
    name: 'قارئ',
    body: 'نص',
  }));
  expect(buildThread(chain, LEVELS)[0]?.replies[0]?.replies).toHaveLength(1998);
});
