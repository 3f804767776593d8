import type { CommentFormFields } from './comment-form';
import { forget, keep, recall } from './storage';

const NAME = 'person';

/** Prefills name and e-mail of who asked to be remembered. */
export function fillRemembered({ name, email, remember }: CommentFormFields): void {
  remember.closest('[hidden]')?.removeAttribute('hidden');
  const person = recall(NAME) as { name?: unknown; email?: unknown } | null;
  if (typeof person?.name !== 'string' || typeof person.email !== 'string') return;
  remember.checked = true;
  name.value ||= person.name;
  email.value ||= person.email;
}

/** After a successful post: stores name and e-mail if the box is ticked, else deletes them. */
export function rememberPerson({ name, email, remember }: CommentFormFields): void {
  if (remember.checked) keep(NAME, { name: name.value, email: email.value });
  else forget(NAME);
}

/** Unticking deletes them at once, also if nothing is sent. */
export function forgetWhenUnticked({ remember }: CommentFormFields): void {
  if (!remember.checked) forget(NAME);
}
