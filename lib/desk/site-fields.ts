/** The fields of /desk/site, for its form in the browser: without the schemas, which read drawings. */
import type { FormState } from '@/lib/forms/state';
import type { Section, TypedSection } from '@/lib/site/site-settings';

interface SiteField {
  /** Without the edition. */
  name: string;
  kind: 'line' | 'lines' | 'number' | 'choice' | 'check' | 'colour' | 'drawing';
  /** One of each edition, named `name-ar`, `name-en`. */
  isOfEdition?: true;
  choices?: readonly string[];
  /** Written from left to right, whatever the language. */
  dir?: 'ltr';
}

const ofEdition = { isOfEdition: true } as const;

export const siteFields: Record<Section, readonly SiteField[]> = {
  identity: [
    { name: 'name', kind: 'line', ...ofEdition },
    { name: 'tagline', kind: 'line', ...ofEdition },
    { name: 'wordmark', kind: 'drawing', ...ofEdition },
    { name: 'accent', kind: 'colour' },
  ],
  dates: [
    { name: 'timeZone', kind: 'line', dir: 'ltr' },
    { name: 'digits', kind: 'choice', choices: ['latin', 'arabic-indic'] },
    { name: 'months', kind: 'choice', choices: ['gulf-egypt', 'levant', 'morocco', 'algeria-tunisia'] },
    { name: 'hijri', kind: 'check' },
  ],
  navigation: [
    { name: 'topics', kind: 'lines', ...ofEdition },
    { name: 'allTopics', kind: 'check' },
  ],
  footer: [
    { name: 'columns', kind: 'lines', ...ofEdition },
    { name: 'owner', kind: 'line', ...ofEdition },
    { name: 'channels', kind: 'lines', dir: 'ltr' },
    { name: 'since', kind: 'number' },
  ],
  // Two beside each other: a number, and the minutes it is of.
  comments: [
    { name: 'hold', kind: 'choice', choices: ['all', 'newcomers', 'none'] },
    { name: 'newcomerLinks', kind: 'number' },
    { name: 'otherLinks', kind: 'number' },
    { name: 'addressComments', kind: 'number' },
    { name: 'addressMinutes', kind: 'number' },
    { name: 'threadComments', kind: 'number' },
    { name: 'threadMinutes', kind: 'number' },
    { name: 'reportsToHold', kind: 'number' },
    { name: 'editMinutes', kind: 'number' },
    { name: 'closesAfter', kind: 'number' },
    { name: 'usualHours', kind: 'number' },
  ],
  mail: [{ name: 'sender', kind: 'line', ...ofEdition }],
};

/** Errors whose words need nothing beside the code. */
export const plainErrors = [
  'missing',
  'not-svg',
  'text',
  'too-large',
  'colour',
  'time-zone',
  'choice',
  'too-many',
] as const;

/** Error codes by field; `form` where somebody else changed the section meanwhile. */
export type SiteErrors = Record<string, string>;

export interface SiteFormState extends FormState<TypedSection, SiteErrors> {
  /** Shown as it would be, and not stored. */
  isPreview?: boolean;
  /** With 'unknown-topic', by field: the names that are no topic's. */
  unknown?: Record<string, string[]>;
}

/** Field of the file that takes the place of what a `drawing` holds, and of the box that empties it. */
export const drawingFile = (name: string) => `${name}-file`;
export const drawingGone = (name: string) => `${name}-gone`;

/** A setting that is refused, by the names of its section and field: in a file, which holds several sections. */
export const fileField = (section: Section, name: string) => `${section}.${name}`;

interface FileRefusal {
  key: string;
  section: Section;
  /** Without its edition; none for one that there is not. */
  field?: string;
  edition?: 'ar' | 'en';
  code: string;
}

/** What is refused of a file, as its labels name it. */
export function fileRefusals(errors: SiteErrors): FileRefusal[] {
  return Object.entries(errors).flatMap(([key, code]) => {
    const [section = '', name = ''] = key.split('.');
    if (!Object.hasOwn(siteFields, section)) return [];
    const of = section as Section;
    const [, field = name, edition] = /^(.+)-(ar|en)$/.exec(name) ?? [];
    const isKnown = siteFields[of].some((one) => one.name === field);
    return [{ key, section: of, code, ...(isKnown && { field, edition: edition as 'ar' }) }];
  });
}
