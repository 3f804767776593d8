import { expect, test, vi } from 'vitest';
import { editComment, withdrawComment } from '@/db/comments/commenter-actions';
import type { ReceiptFormState } from '@/lib/comments/receipt-form';
import { edit, withdraw } from './actions';

vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Error(`leads to ${to}`);
  },
}));
vi.mock('@/db/comments/commenter-actions', () => ({
  editComment: vi.fn(async () => 'done'),
  objectToRefusal: vi.fn(),
  withdrawComment: vi.fn(),
}));

const UNTOUCHED: ReceiptFormState = { errors: {}, values: { text: null } };

function post(text?: string) {
  const form = new FormData();
  form.set('token', 'token-of-ours');
  form.set('edition', 'ar');
  if (text !== undefined) form.set('text', text);
  return form;
}

test('an edit is taken as it is stored and as it was typed, and leads to the receipt', async () => {
  await expect(edit(UNTOUCHED, post(' نصّ\u{202E} '))).rejects.toThrow(
    'leads to /ar/receipts/token-of-ours#receipt',
  );
  expect(editComment).toHaveBeenCalledWith('token-of-ours', 'نصّ', ' نصّ\u{202E} ');
});

test('an empty edit comes back as it was typed, with its error', async () => {
  expect(await edit(UNTOUCHED, post(' '))).toEqual({ errors: { text: 'missing' }, values: { text: ' ' } });
});

test('an edit that comes too late, or that the database cannot take, comes back with its text', async () => {
  vi.mocked(editComment).mockResolvedValueOnce('too-late');
  expect(await edit(UNTOUCHED, post('نصّ'))).toEqual({
    errors: { form: 'too-late' },
    values: { text: 'نصّ' },
  });
  vi.mocked(editComment).mockRejectedValueOnce(new Error('the disk is full'));
  expect(await edit(UNTOUCHED, post('نصّ'))).toMatchObject({
    errors: { form: 'unavailable', fault: expect.any(String) },
    values: { text: 'نصّ' },
  });
});

test('a comment that cannot be withdrawn any more is said to be so', async () => {
  vi.mocked(withdrawComment).mockResolvedValueOnce('too-late');
  expect(await withdraw(UNTOUCHED, post())).toEqual({ errors: { form: 'too-late' }, values: { text: null } });
});
