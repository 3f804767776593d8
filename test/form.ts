/** Makes FormData; a list becomes several entries of one name. */
export function formOf(fields: Record<string, string | Blob | readonly string[]>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, one);
  }
  return form;
}
