/** An error for the site's operator to fix: printed as its message, without a stack. */
export class UserError extends Error {}
