'use client';

import { unstable_isUnrecognizedActionError } from 'next/navigation';
import { DeskFailure } from '@/components/desk/desk-failure';
import { decodeRefusal } from '@/lib/desk/refusal';

/**
 * Error boundary, when rendering or an action failed; without JavaScript the server sends its own page
 * (server/http/main.ts).
 */
export default function DeskError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  // Version skew: another build is serving and does not know this page's action; only a reload can retry.
  const retry = unstable_isUnrecognizedActionError(error) ? () => location.reload() : reset;
  return <DeskFailure retry={retry} fault={error.digest} refusal={decodeRefusal(error.message)} />;
}
