/** Raised for what whoever runs the site must mend: the message says what, and a stack would only hide it. */
export class UserError extends Error {}
