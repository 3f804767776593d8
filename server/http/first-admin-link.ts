import { issueFirstAdminToken } from '@/db/accounts/first-admin';
import { WELCOME } from '@/lib/desk/paths';
import { logFailure } from '@/runtime/log';
import { siteUrl } from '@/runtime/site-url';

/**
 * Where there is no admin: tells on the terminal how to make one. Written past the log, and where there is no terminal not at
 * all: the link is a secret for a day, and a log is kept and read by others (`npm run staff -- link` prints one when it is asked).
 */
export async function printFirstAdminLink(terminal = process.stdout): Promise<void> {
  if (!terminal.isTTY) return;
  try {
    const token = await issueFirstAdminToken();
    if (token === null) return;
    const link = siteUrl(`${WELCOME}/${token}`);
    terminal.write(`
The site is at ${siteUrl('/')}
Nobody runs it yet. Make the first admin in the browser (the link is good once, for a day):
  ${link}
or here: npm run staff -- add EMAIL --name NAME --role admin

`);
  } catch (failure) {
    logFailure('The link for the first admin could not be made', failure);
  }
}
