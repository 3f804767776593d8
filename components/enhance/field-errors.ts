import { ADDRESS, EMAIL } from '@/lib/comments/field-rules';
import { graphemesIn } from './counter';

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * Live validation: clears the error of a field, or of a group of choices, as soon as its value is valid, so that those left
 * are those still wrong. The error summary stays until the form is sent.
 */
export function clearErrorIfValid({ target }: Event): void {
  const owner = (target as Element).closest<HTMLElement>('[aria-invalid=true], fieldset');
  if (!owner || !isValid(target as Field)) return;
  owner.removeAttribute('aria-invalid');
  for (const id of owner.getAttribute('aria-describedby')?.split(' ') ?? [])
    if (id.endsWith('-error')) document.getElementById(id)?.remove();
}

/** By the rules of lib/comments/form.ts, whose limits stand in `data-most`. */
function isValid({ name, type, value, dataset }: Field): boolean {
  const text = value.trim();
  const most = Number(dataset.most ?? Number.POSITIVE_INFINITY);
  if (text === '' || graphemesIn(text, most) > most) return false;
  if (type === 'email') return EMAIL.test(text);
  return name !== 'name' || !ADDRESS.test(text);
}
