'use client';

import { DeskFailure } from '@/components/desk/desk-failure';

/** Shown by a script when rendering or an action failed; without one the server sends its own page (scripts/serve.ts). */
export default function DeskError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <DeskFailure retry={reset} fault={error.digest} />;
}
