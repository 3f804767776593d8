'use client';

import { useFormStatus } from 'react-dom';

/** Marks a form in flight for CSS, so that its comment is shown as pending (optimistic UI). */
export function Pending() {
  const { pending } = useFormStatus();
  return pending ? <span hidden data-pending="" /> : null;
}
