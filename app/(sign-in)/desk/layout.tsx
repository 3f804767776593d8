/**
 * A root layout of its own, the desk's over again: Next leaves a root layout by loading the page anew. Within one it keeps the
 * page it came from hidden in the document, here with the password that was typed.
 */
export { default, generateMetadata } from '@/app/(desk)/desk/layout';

/** As in the desk's: Next reads it from each file. */
export const instant = false;
