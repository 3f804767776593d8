/** An error that whoever runs the site must fix: the message says what, and a stack would only hide it. */
export class UserError extends Error {}
