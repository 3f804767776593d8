import { z } from 'zod';
import { roles } from './roles';

/** The page of a refusal: answered with 403 in place of what was asked for (server/http/forbidden.ts). */
export const FORBIDDEN = '/desk/forbidden';

/** Hands that page a refusal; set by the server around Next, whatever the caller sent. */
export const REFUSAL_HEADER = 'x-desk-refusal';

/** In the place of an act: the form was not sent from a page of ours. */
export const CROSS_SITE = 'cross-site';

const refusal = z.object({
  /** Act and role of lib/desk/roles.ts, or CROSS_SITE. */
  act: z.string(),
  role: z.enum(roles).catch('author'),
  /** What was written in the posted form: it is given back. */
  text: z.string(),
});

export type Refusal = z.output<typeof refusal>;

/** In ASCII: it travels in a header, or as the body of an answer to React. */
export function encodeRefusal(told: z.input<typeof refusal>): string {
  return encodeURIComponent(JSON.stringify(told));
}

/** null for anything else. */
export function decodeRefusal(encoded: string | null): Refusal | null {
  try {
    return refusal.safeParse(JSON.parse(decodeURIComponent(encoded ?? ''))).data ?? null;
  } catch {
    return null;
  }
}
