import { mayAct, type Role } from './roles';

export const DESK = '/desk';
export const SIGN_IN = '/desk/sign-in';
export const LOST_PASSWORD = '/desk/lost-password';
export const NEW_PASSWORD = '/desk/new-password';
export const PASSWORD = '/desk/password';
export const PASSKEY_SIGN_IN = '/desk/sign-in/passkey';
export const NEW_PASSKEY = '/desk/password/passkey';
export const FRONT = '/desk/front';
export const SITE = '/desk/site';
/** The settings as a file (app/(desk)/desk/site/settings/route.ts). */
export const SITE_FILE = '/desk/site/settings';
/** The first steps of an owner; below it, by a token, the page that makes the first admin. */
export const WELCOME = '/desk/welcome';
export const HEALTH = '/desk/health';
export const IMPORT = '/desk/import';
/** Takes an export; the server reads it past Next (server/http/import-upload.ts). */
export const SEND_IMPORT = '/desk/import/send';
export const DEMO = '/desk/demo';
export const ANSWERS = '/desk/answers';

/** Where somebody of this role begins: at the queue, if they read it, else at what their readers wrote. */
export function deskHome(role: Role): string {
  return mayAct(role, 'review') ? DESK : ANSWERS;
}

/** The cookie with the language that somebody chose for the desk: the name of an edition. */
export const DESK_LANGUAGE = 'desk_language';

/** @param path with or without its query */
export function isDeskPath(path: string): boolean {
  return /^\/desk(?![^/?#])/.test(path);
}

/** Whether a path of the desk is for who is not signed in, too. */
export function isOpenAtDesk(path: string): boolean {
  return /^\/desk\/(?:sign-in|sign-out|language|lost-password|new-password|welcome\/[\w-]+)(?![^/?#])/.test(
    path,
  );
}

/** Base to resolve paths against; any origin will do. */
const BASE = 'http://desk.invalid';

/**
 * Validates a redirect target against open redirects: a desk path with its query is kept. Anything else, above all an
 * address that leads off this site (`//elsewhere`, `/\elsewhere`, `javascript:`), becomes the desk's first page.
 */
export function toDeskPath(target: unknown): string {
  if (typeof target !== 'string' || !URL.canParse(target, BASE)) return DESK;
  const { origin, pathname, search } = new URL(target, BASE);
  return origin === BASE && isDeskPath(pathname) && pathname !== SIGN_IN ? pathname + search : DESK;
}

/** Path of the sign-in page, which leads back to this page of the desk. */
export function signInPath(target: unknown): string {
  const path = toDeskPath(target);
  return path === DESK ? SIGN_IN : `${SIGN_IN}?to=${encodeURIComponent(path)}`;
}
