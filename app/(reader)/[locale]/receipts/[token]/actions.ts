'use server';

import { redirect } from 'next/navigation';
import {
  type EditResult,
  editComment,
  objectToRefusal,
  withdrawComment,
} from '@/db/comments/commenter-actions';
import { withdrawErrorReport } from '@/db/corrections/error-reports';
import {
  postedToken,
  type ReceiptFormState,
  type ReceiptValues,
  receiptSchema,
} from '@/lib/comments/receipt-form';
import { parseForm, postedText } from '@/lib/forms/read';
import { pathFor } from '@/lib/site/paths';
import { logFailure } from '@/runtime/log';
import { site, toEdition } from '@/site.config';

const editSchema = receiptSchema(site.comments.bodyLimit);
const objectionSchema = receiptSchema(site.comments.objectionLimit);

/** Changes the text of the comment: gives the form back with its errors, or redirects to the receipt. */
export async function edit(_previous: ReceiptFormState, form: FormData): Promise<ReceiptFormState> {
  const parsed = parseForm<typeof editSchema, ReceiptFormState['errors']>(editSchema, form);
  if ('errors' in parsed) return parsed;
  const { data, values } = parsed;
  return apply(form, values, (token) => editComment(token, data.text, values.text));
}

/** Objects to a refusal: the comment goes back to the queue. */
export async function object(_previous: ReceiptFormState, form: FormData): Promise<ReceiptFormState> {
  const parsed = parseForm<typeof objectionSchema, ReceiptFormState['errors']>(objectionSchema, form);
  if ('errors' in parsed) return parsed;
  const { data, values } = parsed;
  return apply(form, values, (token) => objectToRefusal(token, data.text));
}

/** Withdraws the comment. */
export async function withdraw(_previous: ReceiptFormState, form: FormData): Promise<ReceiptFormState> {
  return apply(form, { text: null }, withdrawComment);
}

/** @param values given back where the comment can no longer be changed, or the database cannot be written */
async function apply(
  form: FormData,
  values: ReceiptValues,
  change: (token: string) => Promise<EditResult>,
): Promise<ReceiptFormState> {
  const token = postedToken(form, 'token');
  try {
    if ((await change(token)) === 'too-late') return { errors: { form: 'too-late' }, values };
  } catch (error) {
    const fault = logFailure('A comment could not be changed by its author', error);
    return { errors: { form: 'unavailable', fault }, values };
  }
  redirect(`${pathFor(toEdition(postedText(form, 'edition')), 'receipts', token)}#receipt`);
}

/** Takes back a report of an error, which is then deleted. */
export async function withdrawReport(form: FormData): Promise<void> {
  await withdrawErrorReport(postedToken(form, 'token'));
  redirect(pathFor(toEdition(postedText(form, 'edition'))));
}
