import type { ServerResponse } from 'node:http';
import { forgetMissing, isMissing } from '@/runtime/missing-pages';
import { tapResponse } from './response-tap';

/**
 * Sends a page of the desk that says that something is not there with status 404 (components/desk/missing-page.tsx): Next can
 * answer so only with an empty page that a script fills (vercel/next.js#62228).
 */
export function interceptMissing(response: ServerResponse, number: string): void {
  response.once('close', () => forgetMissing(number));
  tapResponse(response, { onHead: (status) => (isMissing(number) ? 404 : status) });
}
