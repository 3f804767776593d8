import type { CommentForm } from './comment-form';
import { forget, keep, recall } from './storage';

const NAME = 'person';

/** Who commented here last and asked to be remembered is written into the form. */
export function fillRemembered({ name, email, remember }: CommentForm): void {
  remember.closest('[hidden]')?.removeAttribute('hidden');
  const person = recall(NAME) as { name?: unknown; email?: unknown } | null;
  if (typeof person?.name !== 'string' || typeof person.email !== 'string') return;
  remember.checked = true;
  name.value ||= person.name;
  email.value ||= person.email;
}

/** Keeps the writer of a comment that arrived, if they ticked it; who did not is forgotten. */
export function rememberPerson({ name, email, remember }: CommentForm): void {
  if (remember.checked) keep(NAME, { name: name.value, email: email.value });
  else forget(NAME);
}

/** Unticking forgets at once, also if nothing is sent. */
export function forgetWhenUnticked({ remember }: CommentForm): void {
  if (!remember.checked) forget(NAME);
}
