/** A form as it is posted; of a list, each entry by itself. */
export function formOf(fields: Record<string, string | Blob | readonly string[]>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, one);
  }
  return form;
}
