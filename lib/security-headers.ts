/**
 * Content-Security-Policy of the reader wing. Nothing there needs a script, so none may run: not one smuggled into a
 * comment, and not the framework's own in the one answer that cannot be cleaned (a form sent back with its errors).
 */
const policy = {
  'default-src': "'none'",
  'script-src': "'none'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self'",
  'manifest-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
};

export const readerPolicy = [
  {
    key: 'Content-Security-Policy',
    value: Object.entries(policy)
      .map(([directive, sources]) => `${directive} ${sources}`)
      .join('; '),
  },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
];
