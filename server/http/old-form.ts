/** Forms that an earlier version of the site made, and readers still have open. */

/** React's own fields: which action a form is for, and what it was given with. */
const OF_ACTION = '$ACTION_';

/** In a form that takes its errors back: a name that stays the same from version to version, if we leave it. */
const NAME = '$ACTION_KEY';

const HIDDEN_FIELD = /<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?\/?>/g;

const ENTITIES: Record<string, string> = { quot: '"', '#x27': "'", lt: '<', gt: '>', amp: '&' };

/**
 * The posted form as the page of today would have made it: with what its reader typed, and the action of the form of the
 * same name. Null when the page has no such form.
 * @param html of the page, as rendered by this version
 */
export function renewForm(posted: FormData, html: string): FormData | null {
  const name = posted.get(NAME);
  const today = [...html.matchAll(/<form\b(?:(?!<form\b).)*?<\/form>/gs)]
    .map(([form]) => actionFields(form))
    .find((fields) => fields.some(([key, value]) => key === NAME && value === name));
  if (!today) return null;
  const renewed = new FormData();
  for (const [key, value] of posted) if (!key.startsWith(OF_ACTION)) renewed.append(key, value);
  for (const [key, value] of today) renewed.append(key, value);
  return renewed;
}

function actionFields(form: string): [string, string][] {
  return Array.from(form.matchAll(HIDDEN_FIELD), ([, name = '', value = '']): [string, string] => [
    name,
    value.replace(/&(quot|#x27|lt|gt|amp);/g, (_, entity: string) => ENTITIES[entity] ?? ''),
  ]).filter(([name]) => name.startsWith(OF_ACTION));
}
