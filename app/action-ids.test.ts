import { expect, test, vi } from 'vitest';

vi.mock('server-only', () => ({}));
vi.mock('next/cache', () => ({ cacheLife() {}, cacheTag() {}, updateTag() {} }));
vi.mock('next/headers', () => ({ cookies() {}, headers() {} }));
vi.mock('next/navigation', () => ({ redirect() {} }));

/**
 * Every server action: file, export and number of arguments. Next makes its id of these three and of a key that is kept,
 * so as long as they stay, forms that are open in browsers are taken by the next version (docs/0021-versions.md).
 */
const ACTIONS = [
  './(desk)/desk/front/actions.ts saveFront 2',
  './(desk)/desk/site/actions.ts bringSettings 2',
  './(desk)/desk/site/actions.ts resetSite 1',
  './(desk)/desk/site/actions.ts saveSite 2',
  './(desk)/desk/lost-password/actions.ts sendResetLink 2',
  './(desk)/desk/new-password/actions.ts setNewPassword 2',
  './(desk)/desk/authors/actions.ts saveAuthor 2',
  './(desk)/desk/pictures/actions.ts choose 1',
  './(desk)/desk/pictures/actions.ts remove 1',
  './(desk)/desk/topics/actions.ts merge 1',
  './(desk)/desk/topics/actions.ts place 1',
  './(desk)/desk/topics/actions.ts saveTopic 2',
  './(desk)/desk/articles/[id]/versions/actions.ts restore 1',
  './(desk)/desk/articles/[id]/versions/actions.ts setClosed 1',
  './(desk)/desk/errors/actions.ts decideError 2',
  './(reader)/[locale]/articles/[slug]/report-error/actions.ts postErrorReport 2',
  './(reader)/[locale]/receipts/[token]/actions.ts withdrawReport 1',
  './(desk)/desk/articles/actions.ts linkPreview 1',
  './(desk)/desk/articles/actions.ts unlinkPreview 1',
  './(desk)/desk/actions.ts answerComment 2',
  './(desk)/desk/actions.ts decide 1',
  './(desk)/desk/actions.ts decideSelected 1',
  './(desk)/desk/actions.ts editText 2',
  './(desk)/desk/actions.ts pickWithNote 2',
  './(desk)/desk/actions.ts undoLast 1',
  './(desk)/desk/answers/actions.ts answerReader 2',
  './(desk)/desk/answers/actions.ts chooseDigest 1',
  './(desk)/desk/answers/actions.ts proposeToEditors 2',
  './(desk)/desk/articles/[id]/actions.ts saveEditors 1',
  './(desk)/desk/articles/[id]/actions.ts saveThread 1',
  './(desk)/desk/staff/actions.ts addAccount 2',
  './(desk)/desk/staff/actions.ts changeAccess 1',
  './(desk)/desk/staff/actions.ts editAccount 2',
  './(desk)/desk/names/actions.ts addName 2',
  './(desk)/desk/names/actions.ts removeName 1',
  './(desk)/desk/password/actions.ts changeOwnPassword 2',
  './(desk)/desk/password/actions.ts forgetPasskey 1',
  './(desk)/desk/password/actions.ts namePasskey 2',
  './(desk)/desk/sign-in/actions.ts sendSignIn 2',
  './(desk)/desk/demo/actions.ts takeDemoAway 1',
  './(desk)/desk/welcome/actions.ts makeFirstAdmin 2',
  './(desk)/desk/words/actions.ts addWord 2',
  './(desk)/desk/words/actions.ts removeWord 1',
  './(reader)/[locale]/comments/[id]/report/actions.ts postReport 2',
  './(reader)/[locale]/comments/actions.ts postComment 2',
  './(reader)/[locale]/receipts/[token]/actions.ts edit 2',
  './(reader)/[locale]/receipts/[token]/actions.ts object 2',
  './(reader)/[locale]/receipts/[token]/actions.ts withdraw 2',
  './(reader)/[locale]/subscriptions/actions.ts askForReplyMail 2',
  './(reader)/[locale]/subscriptions/actions.ts confirmSubscription 1',
  './(reader)/[locale]/subscriptions/actions.ts endSubscription 1',
  './(reader)/[locale]/subscriptions/actions.ts stopReplyMail 1',
];

type Action = (...sent: never[]) => unknown;

async function actionsOf([file, load]: [string, () => Promise<Record<string, Action>>]): Promise<string[]> {
  return Object.entries(await load()).map(([name, action]) => `${file} ${name} ${action.length}`);
}

test('no server action was renamed or moved, or takes other arguments: forms that are open name it so', async () => {
  const files = Object.entries(import.meta.glob<Record<string, Action>>('./**/actions.ts'));
  const found = (await Promise.all(files.map(actionsOf))).flat();
  expect(
    ACTIONS.filter((action) => !found.includes(action)),
    'Gone: forms open in browsers still post to these. Keep each for one release in its old file, under its old name and ' +
      'with as many arguments, as a function that calls the new one (not `export { newName as oldName }`, which makes ' +
      "today's forms post to the old name too), and take it from the list in the release after.",
  ).toEqual([]);
  expect(
    found.filter((action) => !ACTIONS.includes(action)),
    'New: add these to the list, so that they are not renamed by mistake.',
  ).toEqual([]);
});
