import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import type { CommentFormFields } from './comment-form';
import { quoteCarried, replyInPlace } from './reply';

const kept = new Map<string, string>();
const sessions = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
};

type Handler = (event: object) => void;

/** Presses the link to the reply to comment 7 on a page without a form; returns whether the page of the reply opens. */
function pressReply(selected: string): boolean {
  const handlers = new Map<string, Handler>();
  const comment = { id: 'comment-7', contains: () => true };
  const link = { closest: () => comment };
  const target = { closest: (selector: string) => (selector === 'a[data-reply]' ? link : null) };
  vi.stubGlobal('document', {
    querySelector: () => null,
    addEventListener: (type: string, handler: Handler) => handlers.set(type, handler),
  });
  vi.stubGlobal('Element', class {});
  vi.stubGlobal('getSelection', () => ({
    isCollapsed: !selected,
    toString: () => selected,
    getRangeAt: () => ({ commonAncestorContainer: {} }),
  }));
  replyInPlace({ moved: () => undefined });
  const preventDefault = vi.fn();
  handlers.get('pointerdown')?.({ target });
  handlers.get('click')?.({ target, preventDefault });
  return preventDefault.mock.calls.length === 0;
}

/** What is in the form of the page of a reply when it has been opened. */
function openReply(parentId: string, draft = ''): string {
  const body = { value: draft, dispatchEvent: vi.fn() };
  quoteCarried({ parentId, body } as unknown as CommentFormFields);
  return body.value;
}

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('sessionStorage', sessions);
});

afterAll(() => void vi.unstubAllGlobals());

test('where a page has no form, what is selected goes to the page of the reply as a quotation, once', () => {
  expect(pressReply('سطر أول\n\nسطر ثانٍ')).toBe(true);
  expect(openReply('8'), 'to another comment').toBe('');
  expect(openReply('7')).toBe('> سطر أول\n> سطر ثانٍ\n\n');
  expect(openReply('7'), 'opened again').toBe('');
});

test('a quotation comes after an unsent draft, and only once into it', () => {
  pressReply('سطر');
  expect(openReply('7', 'مسودة')).toBe('مسودة\n\n> سطر\n\n');
  pressReply('سطر');
  expect(openReply('7', '> سطر\n\nأوافق')).toBe('> سطر\n\nأوافق');
});

test('a press without a selection takes an earlier quotation back', () => {
  pressReply('سطر');
  pressReply('');
  expect(openReply('7')).toBe('');
});

test('a browser that keeps nothing opens the page of the reply with an empty form', () => {
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
  expect(pressReply('سطر')).toBe(true);
  expect(openReply('7')).toBe('');
});
