import type messages from '@/messages/ar.json';

/** What client components of the desk say: sent to the browser with every page of it, so no more than that. */
export const browserNamespaces = [
  'Desk',
  'DeskSignIn',
  'DeskLostPassword',
  'DeskPassword',
  'DeskStaff',
  'DeskAnswers',
  'DeskErrors',
  'DeskFront',
  'DeskWords',
  'DeskNames',
  'DeskNamed',
] as const satisfies (keyof typeof messages)[];

/** Of the form of an article, which is rendered on the server but for these. */
export const articleParts = ['autosave', 'drop'] as const;

/** Of the rich editor: sent with the pages that write an article (components/desk/articles/article-form.tsx). */
export const editorNamespaces = [
  'DeskEditor',
  'Proofread',
  'Differences',
] as const satisfies (keyof typeof messages)[];

/** Of the site's settings: sent with their page (app/(desk)/desk/site/page.tsx). */
export const siteNamespaces = ['DeskSite'] as const satisfies (keyof typeof messages)[];

/** Of the page of imports: sent with it alone (app/(desk)/desk/import/page.tsx). */
export const importNamespaces = ['DeskImport'] as const satisfies (keyof typeof messages)[];

/** Of the page that makes the first admin: sent with it alone (app/(sign-in)/desk/welcome/[token]/page.tsx). */
export const welcomeNamespaces = ['DeskWelcome'] as const satisfies (keyof typeof messages)[];
