/**
 * `npm run export -- TARGET`: exports the site, as a WordPress export if the name ends in .xml, else as a folder of
 * Markdown. The site may run meanwhile. Exits 1 if something would not round-trip, 2 if nothing was written.
 */
import './command-errors';
import { exportMarkdown } from '@/db/export/markdown';
import { exportWordPress } from '@/db/export/wordpress';
import { migrate } from '@/db/migrate';
import { loadSiteSettings } from '@/db/site/stored-settings';
import { publishDueChanges } from '@/db/writing/scheduled-changes';
import { SETTINGS_FILE } from '@/lib/desk/settings-file';
import { settings } from '@/runtime/settings';
import { fail, MISUSED, NOTHING_DONE } from './command-errors';
import { Progress } from './progress-bar';

const [target = '', ...more] = process.argv.slice(2);
if (target === '' || more.length > 0 || target.startsWith('-'))
  fail(
    `Usage: npm run export -- TARGET
  TARGET  a file to be made, ending in .xml: an export that WordPress imports
          or a folder to be made: Markdown files that the import of this site reads`,
    MISUSED,
  );

const progress = new Progress(process.stderr);
const show = (done: number, total: number) => progress.show('posts', done, total);
process.exitCode = NOTHING_DONE;
try {
  await migrate();
  await loadSiteSettings();
  await publishDueChanges();
  process.exitCode = await (/\.xml$/i.test(target) ? giveWordPress() : giveMarkdown());
} finally {
  progress.clear();
}

async function giveWordPress(): Promise<number> {
  const { articles, drafts, pictures, comments, withdrawn, unseen } = await exportWordPress(target, show);
  progress.clear();
  console.log(
    `Written: ${target}, with ${articles} articles and pages, ${drafts} drafts and ${comments} comments.`,
  );
  console.log('It holds the e-mail addresses of commenters: nobody but you may read it.');
  if (pictures > 0)
    console.log(`WordPress will fetch ${pictures} pictures from ${settings.SITE_URL}: let it run meanwhile.`);
  tellUnseen(unseen);
  if (withdrawn > 0) console.log(`Not in it: ${withdrawn} comments that their authors took back.`);
  return 0;
}

async function giveMarkdown(): Promise<number> {
  const { articles, drafts, authors, pictures, left, changed, missing } = await exportMarkdown(target, show);
  progress.clear();
  console.log(
    `Written: ${target}, with ${articles} articles and pages, ${drafts} drafts, ${authors} authors and ${pictures} pictures.`,
  );
  if (left.comments > 0)
    console.log(`Not in it: ${left.comments} comments, which Markdown has no place for.`);
  tellUnseen(left);
  console.log(`The settings of the site are in ${SETTINGS_FILE}: /desk/site takes them back.`);
  for (const file of changed) console.log(`Would not come in as it is here: ${file}`);
  for (const file of missing) console.log(`Its file is lost: the picture ${file}`);
  return changed.length + missing.length > 0 ? 1 : 0;
}

function tellUnseen({ changes, versions }: { changes: number; versions: number }): void {
  if (changes > 0)
    console.log(`Not in it: unpublished changes of ${changes} articles. Publish or copy them.`);
  if (versions > 0)
    console.log(`Not in it: ${versions} earlier versions, and accounts, which a backup holds.`);
}
