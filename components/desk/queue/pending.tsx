'use client';

import { useFormStatus } from 'react-dom';

/** In a form: there while it is being sent, so that what it is about can be shown as waiting for an answer. */
export function Pending() {
  const { pending } = useFormStatus();
  return pending ? <span hidden data-pending="" /> : null;
}
