'use client';

import { unstable_isUnrecognizedActionError } from 'next/navigation';
import { DeskFailure } from '@/components/desk/desk-failure';

/** Shown by a script when rendering or an action failed; without one the server sends its own page (server/http/main.ts). */
export default function DeskError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  // Another version of the site has come since, and does not know this page's action: only a fresh page can try again.
  const retry = unstable_isUnrecognizedActionError(error) ? () => location.reload() : reset;
  return <DeskFailure retry={retry} fault={error.digest} />;
}
