import type { z } from 'zod';

/** What is wrong with each field of a form, the first thing to mend alone: the messages of our schemas are codes. */
export function firstErrors({ issues }: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) errors[String(path[0])] ??= message;
  return errors;
}
