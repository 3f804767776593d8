import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '@/test/browser';
import { builtSite } from '@/test/built-site';
import {
  fillIn,
  formAgain,
  formOf,
  givenBack,
  openForm,
  post,
  type Sent,
  send,
  storedAs,
} from '@/test/commenter';
import { readWhole } from '@/test/reader';
import { copySite, Site } from '@/test/site';

const MODERATOR = { email: `${Date.now()}@example.com`, password: 'كلمة مرور طويلة للتجربة' };

/** Replaced in the new version, as fonts.ts of scripts/tools does by another number. */
const FONT = `public/fonts/${readdirSync('public/fonts').find((name) => /^noto-naskh-arabic-v\d+\.woff2$/.test(name))}`;

const { folder, port } = builtSite();
const first = new Site({ folder, port });
// As docs/production.md says: the new version in its own folder, with the same data.
const second = new Site({ folder: `${folder}-of-tomorrow`, data: first.data, port });

let browser: Browser;
/** Pages that are open in browsers during the deployment. */
let open: { form: Sent; report: FormData; typing: Page; desk: Page; assets: Map<string, string> };
let pages: string[];
let reportPage: string;
let readDuringBuild: (number | string)[];

beforeAll(async () => {
  pages = await first.publish('deploy', 4);
  await first.start();
  browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
  open = await openAll();
  copySite(process.cwd(), second.folder);
  change(
    'app/(reader)/[locale]/comments/actions.ts',
    'const parsed =',
    "form.delete('of-tomorrow');\n  const parsed =",
  );
  for (const file of ['actions.ts', 'page.tsx'])
    change(`app/(reader)/[locale]/comments/[id]/report/${file}`, /postReport/g, 'postReportOfTomorrow');
  // As app/action-ids.test.ts asks for.
  change(
    'app/(reader)/[locale]/comments/[id]/report/actions.ts',
    /$/,
    `
export async function postReport(previous: ReportState, form: FormData): Promise<ReportState> {
  return postReportOfTomorrow(previous, form);
}
`,
  );
  change('app/global.css', /$/, '\n@layer base { .of-tomorrow { color: var(--accent); } }\n');
  change('components/enhance/main.ts', /$/, "\ndocument.documentElement.dataset.of = 'tomorrow';\n");
  rmSync(path.join(second.folder, FONT));
  const built = await second.command('build');
  expect(built.status, built.said).toBe(0);
  readDuringBuild = [await readWhole(first, pages[3] ?? ''), await readWhole(first, '/en')];
  expect(await first.stop()).toBe(0);
  await second.start();
});

afterAll(async () => {
  await browser?.close();
  await first.stop();
  await second.stop();
});

/** Edits a source file of the new version. */
function change(file: string, what: string | RegExp, into: string): void {
  const place = path.join(second.folder, file);
  const before = readFileSync(place, 'utf8');
  const after = before.replace(what, into);
  expect(after, file).not.toBe(before);
  writeFileSync(place, after);
}

async function openAll() {
  const [page = '', other = ''] = pages;
  const form = fillIn(page, await openForm(first, page));
  const waiting = fillIn(other, await openForm(first, other));
  const published = fillIn(page, await openForm(first, page));
  expect(await send(first, published), 'to be reported').not.toBeNull();
  expect(await send(first, waiting), 'to be decided on').not.toBeNull();
  const [id] = await storedAs(first, published);
  expect((await first.command('comments', 'approve', String(id))).status).toBe(0);
  reportPage = `/ar/comments/${id}/report`;
  const report = formOf(await (await fetch(first.address + reportPage)).text(), 'report');
  expect(actionOf(report)).toBeDefined();
  first.env.STAFF_PASSWORD = MODERATOR.password;
  const added = await first.command('staff', 'add', MODERATOR.email, '--role', 'moderator', '--name', 'مشرف');
  expect(added.status, added.said).toBe(0);
  const desk = await browser.newPage();
  await desk.goto(`${first.address}/desk`);
  await desk.getByRole('textbox', { name: 'البريد' }).fill(MODERATOR.email);
  await desk.getByRole('textbox', { name: 'كلمة المرور' }).fill(MODERATOR.password);
  await desk.keyboard.press('Enter');
  await desk.getByRole('heading', { level: 1, name: 'المراجعة' }).waitFor();
  const typing = await browser.newPage();
  await typing.goto(first.address + other);
  await typing.getByRole('textbox', { name: 'الاسم' }).fill('كاتب بالمتصفّح');
  await typing.getByRole('textbox', { name: 'البريد' }).fill('typing@example.com');
  await typing.getByRole('textbox', { name: 'التعليق' }).fill('كُتب قبل النشر وأُرسل بعده');
  return { form, report, typing, desk, assets: await assetsOf(page) };
}

/** All assets that a page and its form response refer to, with their bytes. */
async function assetsOf(page: string): Promise<Map<string, string>> {
  const form = fillIn(page, await openForm(first, page));
  form.form.set('email', '');
  const html = (await (await fetch(first.address + page)).text()) + (await (await post(first, form)).text());
  const addresses = html.matchAll(/(?:href|src)="(\/(?:_next\/static|enhance|fonts)\/[^"?]+)/g);
  const assets = new Map<string, string>();
  for (const [, address = ''] of addresses) {
    const answer = await fetch(first.address + address);
    expect(answer.status, address).toBe(200);
    assets.set(address, `${answer.headers.get('content-type')} ${await answer.text()}`);
  }
  return assets;
}

/** Id of the server action of a form, in this build. */
const actionOf = (form: FormData) => /"id":"(\w+)"/.exec([...form.values()].join(' '))?.[1];

test('the version before it goes on while the new one is built', () => {
  expect(readDuringBuild).toEqual([200, 200]);
});

test('a comment form of the version before is taken: its action keeps its name when its file changes', async () => {
  expect(actionOf(open.form.form)).toBe(actionOf(await openForm(second, open.form.page)));
  expect((await post(second, open.form)).status).toBe(303);
  expect(await storedAs(second, open.form)).toHaveLength(1);
});

test('so is a form whose action has another name now, and its old one beside it', async () => {
  const html = await (await fetch(second.address + reportPage)).text();
  expect(actionOf(open.report)).not.toBe(actionOf(formOf(html, 'report')));
  open.report.append('reason', 'abuse');
  open.report.append('note', 'ملاحظة');
  const answer = await post(second, { ...open.form, page: reportPage, form: open.report });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${reportPage}ed#content`]);
});

test('a form whose action is gone gives back what was written in it', async () => {
  const gone = fillIn(open.form.page, await openForm(second, open.form.page));
  const action = gone.form.get('$ACTION_1:0');
  gone.form.set('$ACTION_1:0', String(action).replace(/"id":"\w+"/, `"id":"60${'0'.repeat(40)}"`));
  gone.form.set('body', '<script> $& "نصّ"');
  const answer = await post(second, gone);
  expect(answer.status).toBe(409);
  const html = await answer.text();
  expect(givenBack(html)).toBe('<script> $& "نصّ"');
  expect(html).not.toMatch(/<form[^>]* data-again[^>]* hidden/);
  expect([...formAgain(html)]).toEqual(expect.arrayContaining([...gone.form]));
});

test('our script of the version before sends a comment to the new one', async () => {
  await open.typing.getByRole('button', { name: 'إرسال التعليق' }).click();
  await open.typing.waitForURL('**/receipts/**');
  expect(await open.typing.locator('main').textContent()).toContain('كُتب قبل النشر وأُرسل بعده');
});

test('a page of the desk that was open decides on a comment', async () => {
  await open.desk.getByRole('article').first().getByRole('button', { name: 'نشر', exact: true }).click();
  await open.desk.getByRole('button', { name: 'تراجع عن ذلك' }).waitFor();
});

test('styles, scripts and fonts of the version before are still there', async () => {
  const today = await (await fetch(second.address + (pages[0] ?? ''))).text();
  const gone = [...open.assets.keys()].filter((address) => !today.includes(address));
  expect(
    gone.some((address) => address.startsWith('/enhance/')),
    'another script now',
  ).toBe(true);
  for (const [address, was] of open.assets) {
    const answer = await fetch(second.address + address);
    expect(answer.status, address).toBe(200);
    expect(`${answer.headers.get('content-type')} ${await answer.text()}` === was, address).toBe(true);
  }
});
