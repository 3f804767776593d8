/**
 * `npm run e2e`: the browser tests, against a production build on a database and a mail server of their own.
 * TEST_PORT is for those who test two copies of the site at once.
 * Words after `--` go to Playwright: `npm run e2e -- e2e/reading.spec.ts`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser } from '@/test/browser';
import { MailServer } from '@/test/mail-server-process';

/** Starts a mail server that keeps each mail as a file in a folder: the site's mail goes to it, and nowhere else. */
function startMailServer(mailFolder: string): Promise<MailServer> {
  mkdirSync(mailFolder);
  let kept = 0;
  return MailServer.start((mail) => {
    kept += 1;
    const file = path.join(mailFolder, `${kept}.json`);
    // Renamed when it is whole, as a test may be looking.
    writeFileSync(`${file}.part`, JSON.stringify(mail));
    renameSync(`${file}.part`, file);
  });
}

const folder = mkdtempSync(path.join(tmpdir(), 'maqal-e2e-'));
const MAIL_FOLDER = path.join(folder, 'mail');
const PORT = process.env.TEST_PORT || '4173';
const mailServer = await startMailServer(MAIL_FOLDER);
const tests = spawn('npx', ['playwright', 'test', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: {
    ...process.env,
    CHROMIUM_PATH: findBrowser(),
    DATABASE_URL: `file:${path.join(folder, 'maqal.db')}`,
    // A line a request would hide what the tests say.
    LOG_LEVEL: 'warn',
    MAIL_FOLDER,
    PORT,
    SITE_URL: `http://localhost:${PORT}`,
    SMTP_URL: mailServer.url,
    // Each test says which address it comes from, so that one does not use up another's comments (db/comments/rate-limit.ts).
    TRUSTED_PROXIES: '1',
  },
});
const [code] = await once(tests, 'close');
process.exitCode = code ?? 1;
await mailServer.stop();
rmSync(folder, { recursive: true, force: true });
