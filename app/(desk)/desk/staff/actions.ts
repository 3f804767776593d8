'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { requireStaff } from '@/db/accounts/session';
import { addStaff, changeAccount, generatePassword, setDisabled } from '@/db/accounts/staff';
import {
  type AccountFormState,
  EMPTY_STAFF,
  parseAccount,
  parseStaff,
  type StaffFormState,
} from '@/lib/accounts/staff-form';
import { postedText } from '@/lib/forms/read';

/** Adds an account with a generated password, which is returned to be shown once. */
export async function addAccount(_previous: StaffFormState, form: FormData): Promise<StaffFormState> {
  await requireStaff('staff');
  const parsed = parseStaff(form);
  if ('errors' in parsed) return parsed;
  const password = generatePassword();
  const added = await addStaff({ ...parsed.data, password });
  if ('errors' in added) return { errors: added.errors, values: parsed.values };
  refresh();
  return { errors: {}, values: EMPTY_STAFF, added: { email: added.staff.email, password } };
}

/** Changes an account's role, and the authors it is. */
export async function editAccount(_previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const admin = await requireStaff('staff');
  const { data, values } = parseAccount(form);
  const id = postedText(form, 'id');
  const changed = await changeAccount(id, data, admin);
  if (changed && 'errors' in changed) return { errors: changed.errors, values };
  redirect(`/desk/staff?saved=${encodeURIComponent(changed ? id : '')}`);
}

/** Enables or disables an account, at once. */
export async function changeAccess(form: FormData): Promise<void> {
  const admin = await requireStaff('staff');
  await setDisabled(postedText(form, 'id'), form.get('access') !== 'enable', admin);
  redirect('/desk/staff');
}
