import { beforeEach, expect, test, vi } from 'vitest';
import { DAY_MS } from '@/lib/site/duration';
import type { CommentFormFields } from './comment-form';
import { discardDraft, forgetOldDrafts, keepDraft, restoreDraft } from './draft';

const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
};

const tabs = new Map<string, string>();
const sessions = {
  getItem: () => tabs.get('now') ?? null,
  setItem: (_: string, id: string) => void tabs.set('now', id),
};

beforeEach(() => {
  kept.clear();
  tabs.clear();
  vi.stubGlobal('sessionStorage', sessions);
  vi.stubGlobal(
    'localStorage',
    new Proxy(storage, {
      ownKeys: () => [...kept.keys()],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    }),
  );
  vi.useFakeTimers({ now: new Date('2026-03-01T00:00:00Z') });
});

/** As much of a form as a draft needs. */
function formOf(articleId: string, parentId: string, text = ''): CommentFormFields {
  const form = { querySelector: () => null };
  return { form, articleId, parentId, body: { value: text } } as unknown as CommentFormFields;
}

function restored(articleId: string, parentId: string): string {
  const form = formOf(articleId, parentId);
  restoreDraft(form);
  return form.body.value;
}

test('a draft comes back to its article and its parent, and to no other', () => {
  keepDraft(formOf('1', '', 'تعليق'));
  keepDraft(formOf('1', '7', 'ردّ'));
  expect([restored('1', ''), restored('1', '7'), restored('1', '8'), restored('2', '')]).toEqual([
    'تعليق',
    'ردّ',
    '',
    '',
  ]);
});

test('a draft is never put over what is written', () => {
  keepDraft(formOf('1', '', 'قديم'));
  const form = formOf('1', '', 'جديد');
  restoreDraft(form);
  expect(form.body.value).toBe('جديد');
});

test('nothing stays of a draft that arrived, was discarded or was emptied', () => {
  keepDraft(formOf('1', '', 'وصل'));
  discardDraft(formOf('1', '', 'وصل'));
  keepDraft(formOf('2', '', 'فُرّغ'));
  keepDraft(formOf('2', '', '  '));
  expect(kept.size).toBe(0);
});

test('a comment sent from one tab leaves the draft of another alone', () => {
  tabs.set('now', 'one');
  keepDraft(formOf('1', '', 'من الأول'));
  tabs.set('now', 'two');
  expect(restored('1', ''), 'a new tab goes on where the other was').toBe('من الأول');
  keepDraft(formOf('1', '', 'من الثاني'));
  discardDraft(formOf('1', '', 'من الثاني'));
  expect(restored('1', '')).toBe('من الأول');
  discardDraft(formOf('1', '', 'من الأول، ثم تمامه'));
  expect(kept.size).toBe(0);
});

test('a draft that the version before kept comes back', () => {
  kept.set('maqal:draft:1:7', JSON.stringify({ text: 'قديم', at: Date.now() }));
  expect(restored('1', '7')).toBe('قديم');
});

test('after three days a draft does not come back, and is forgotten with the next page', () => {
  keepDraft(formOf('1', '', 'منسي'));
  vi.advanceTimersByTime(3 * DAY_MS);
  keepDraft(formOf('2', '', 'حديث'));
  expect(restored('1', '')).toBe('');
  forgetOldDrafts();
  expect([...kept.keys()]).toEqual([expect.stringMatching(/^maqal:draft:2::/)]);
});

test.each(['{', '"x"', '{"text":7,"at":1}', 'null'])('what is kept as %s is no draft', (stored) => {
  kept.set('maqal:draft:1:', stored);
  expect(restored('1', '')).toBe('');
});

test('a browser that keeps nothing is no failure', () => {
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse });
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
  keepDraft(formOf('1', '', 'نصّ'));
  expect(restored('1', '')).toBe('');
});
