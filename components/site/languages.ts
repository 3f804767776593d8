import { type Edition, editions, site } from '@/site.config';

/**
 * hreflang alternates of a page, with `x-default` for the default edition.
 * @param paths its path in each edition it is in
 */
export function languagesOf(paths: Partial<Record<Edition, string>>): Record<string, string> {
  const languages: Record<string, string> = {};
  for (const edition of editions) {
    const path = paths[edition];
    if (path === undefined) continue;
    languages[site.editions[edition].lang] = path;
    if (edition === site.defaultEdition) languages['x-default'] = path;
  }
  return languages;
}
