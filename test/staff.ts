/** Fixture of the database tests: who works here. */
import type { Staff } from '@/db/accounts/auth';
import { addStaff } from '@/db/accounts/staff';

export const PASSWORD = 'كلمة مرور طويلة بما يكفي';

type NewStaff = Omit<Parameters<typeof addStaff>[0], 'email' | 'password'> & { email?: string };

let made = 0;

/** Stores an account; its address is its own. */
export async function storeStaff(staff: NewStaff): Promise<Staff> {
  made += 1;
  const added = await addStaff({ email: `staff-${made}@example.com`, password: PASSWORD, ...staff });
  if ('errors' in added) throw new Error(JSON.stringify(added.errors));
  return added.staff;
}
