import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { expect, test } from 'vitest';
import { mend, proofread } from '@/lib/proofread/proofread';
import { site } from '@/site.config';
import { createProofreader, type PlacedFinding } from './findings';
import { openBody } from './open';
import { documentOf } from './write';

const house = site.proofreading;

const documentFrom = (markdown: string) => documentOf(openBody(markdown));

function mended(doc: Node, findings: readonly PlacedFinding[]): Node {
  const tr = new Transform(doc);
  for (const { from, edits } of [...findings].reverse())
    for (const edit of [...edits].reverse())
      tr.replaceWith(
        from + edit.from,
        from + edit.to,
        edit.text === '' ? [] : doc.type.schema.text(edit.text, doc.resolve(from + edit.from + 1).marks()),
      );
  return tr.doc;
}

/** Slips in every kind of block, with marks and a footnote around them. */
const SLIPS = `## الى السوق

ذهب **الى** [البيت ،](/a) وقال: "هذا *حق*"[^1] ، ثم إستقبالاً.

- بند  أول
- قيل 3 و٧

| الاسم | سنة |
| - | - |
| ايضا | 45 % |

الفرقاطه\\
و الطائرة

[^1]: حاشية ، وقد زار أمريكا وأميركا.
`;

test('what is found in a document, and what comes of it, is what is found in its Markdown', () => {
  const doc = documentFrom(SLIPS);
  const findings = createProofreader(house).findingsIn(doc);
  const inMarkdown = proofread(SLIPS, house, 'markdown');
  expect(findings.map(({ rule }) => rule)).toEqual(inMarkdown.map(({ rule }) => rule));
  expect(findings.length).toBeGreaterThan(10);
  for (const { from, to, found } of findings)
    if (!found.includes('\u{FFFC}')) expect(doc.textBetween(from, to).replace(/\d$/, '')).toBe(found);
  expect(mended(doc, findings).toJSON()).toEqual(documentFrom(mend(SLIPS, inMarkdown)).toJSON());
});

test('quotations word for word, code, addresses, verses and words of another language are not looked into', () => {
  const markdown = `> ذهب الى البيت ، وعاد

قال: «ذهب الى البيت» و${'`الى`'} في <https://example.com/الى>

<figure class="quote"><blockquote><p>ذهب الى البيت</p></blockquote><figcaption>مصدر</figcaption></figure>

${'```'}
الى ،
${'```'}

<p lang="fa">الى ، کتاب</p>

وفيه <q>الى</q> و<span lang="fa">الى</span>، و﴿الى﴾.
`;
  expect(createProofreader(house).findingsIn(documentFrom(markdown))).toEqual([]);
});

test('only blocks that changed are read again', () => {
  const doc = documentFrom('ذهب الى البيت\n\nعاد الى البيت\n');
  const proofreader = createProofreader(house);
  const [first, second] = doc.children as [Node, Node];
  expect(proofreader.readBlock(first)).toBe(true);
  expect(proofreader.readBlock(first)).toBe(false);
  expect(proofreader.readBlock(second)).toBe(true);
  expect(proofreader.findingsIn(doc).map(({ from }) => from)).toEqual([5, 20]);
});
