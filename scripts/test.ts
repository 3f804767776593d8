/**
 * `npm run e2e`: the browser tests, against a production build on a database and a mail server of their own.
 * Words after `--` go to Playwright: `npm run e2e -- e2e/reading.spec.ts`.
 * `npm test` (`--all`): lint, types and unit tests beside that build, and then the browser tests.
 * TEST_PORT is for those who test two copies of the site at once; in TEST_REPORTS, if it names a folder, both runners
 * leave what they found as JSON, with the time each test took.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser } from '@/test/browser';
import { MailServer } from '@/test/servers/mail-server-process';

const ALL = '--all';

const folder = mkdtempSync(path.join(tmpdir(), 'maqal-e2e-'));
const reports = path.resolve(process.env.TEST_REPORTS || path.join(folder, 'reports'));
const UNIT_REPORT = path.join(reports, 'unit.json');
const BROWSER_REPORT = path.join(reports, 'browser.json');
const MAIL_FOLDER = path.join(folder, 'mail');
const PORT = process.env.TEST_PORT || '4173';
const words = process.argv.slice(2);
const mailServer = await startMailServer(MAIL_FOLDER);
const siteEnv = {
  ...process.env,
  CHROMIUM_PATH: findBrowser(),
  DATABASE_URL: `file:${path.join(folder, 'maqal.db')}`,
  // No access log: it would hide the output of the tests.
  LOG_LEVEL: 'warn',
  MAIL_FOLDER,
  PLAYWRIGHT_JSON_OUTPUT_FILE: BROWSER_REPORT,
  PORT,
  SITE_URL: `http://localhost:${PORT}`,
  SMTP_URL: mailServer.url,
  // Trusts X-Forwarded-For: each test sets its own IP address, so that rate limits do not add up (runtime/rate-limit.ts).
  TRUSTED_PROXIES: '1',
};
try {
  process.exitCode = words.includes(ALL) ? await testAll() : await testInBrowser(words);
} finally {
  await mailServer.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Returns the exit code of the first failed check; then the browser tests are skipped. */
async function testAll(): Promise<number> {
  const unitReport = ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`];
  const codes = await Promise.all([
    check('lint'),
    // Sequential: both generate the route types.
    check('types').then(async (code) => code || check('build', [], siteEnv)),
    check('unit', unitReport),
  ]);
  const code =
    codes.find((code) => code !== 0) ?? (await testInBrowser(words.filter((word) => word !== ALL)));
  tellTotals();
  return code;
}

/** Runs an npm script, and prints its output at the end, since several run concurrently. */
async function check(
  name: string,
  more: string[] = [],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const begun = performance.now();
  const child = spawn('npm', ['run', name, ...more], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const output of [child.stdout, child.stderr]) output.on('data', (chunk) => said.push(chunk));
  const [code] = await once(child, 'close');
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  process.stdout.write(Buffer.concat(said));
  console.log(`\n── ${name}: ${code === 0 ? 'passed' : `failed (${code})`} in ${seconds} s\n`);
  return code ?? 1;
}

async function testInBrowser(more: string[]): Promise<number> {
  const tests = spawn('npx', ['playwright', 'test', ...more], { stdio: 'inherit', env: siteEnv });
  const [code] = await once(tests, 'close');
  return code ?? 1;
}

/** The last line of `npm test`: how many tests passed and failed, of both runners. */
function tellTotals(): void {
  const read = (file: string) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
  const unit = read(UNIT_REPORT);
  const { stats } = read(BROWSER_REPORT) ?? {};
  const passed = (unit?.numPassedTests ?? 0) + (stats?.expected ?? 0);
  const failed = (unit?.numFailedTests ?? 0) + (stats?.unexpected ?? 0) + (stats?.flaky ?? 0);
  console.log(`\n${passed} passed, ${failed} failed`);
}

/** Starts a mail server that stores each mail as a file; no mail leaves the machine. */
function startMailServer(mailFolder: string): Promise<MailServer> {
  mkdirSync(mailFolder);
  let kept = 0;
  return MailServer.start((mail) => {
    kept += 1;
    const file = path.join(mailFolder, `${kept}.json`);
    // Atomic: written, then renamed, since a test may be reading.
    writeFileSync(`${file}.part`, JSON.stringify(mail));
    renameSync(`${file}.part`, file);
  });
}
