/** The language of who sends a form of the desk, for answers that do not come from there. */
import type { IncomingMessage } from 'node:http';
import { DESK_LANGUAGE } from '@/lib/desk/paths';
import { type Edition, toEdition } from '@/site.config';

const LANGUAGE = new RegExp(`(?:^|;\\s*)${DESK_LANGUAGE}=(\\w+)`);

/** The edition in whose language the sender has the desk. */
export function deskEditionOf({ headers }: IncomingMessage): Edition {
  return toEdition(LANGUAGE.exec(headers.cookie ?? '')?.[1]);
}

/** The address of that edition. */
export function deskEditionPath(request: IncomingMessage): string {
  return `/${deskEditionOf(request)}`;
}
