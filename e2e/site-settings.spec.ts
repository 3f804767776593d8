/** What an owner sets at the desk, on a site of its own, which two processes serve. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Section, sections } from '@/lib/site/site-settings';
import { type Edition, editions } from '@/site.config';
import { bundleCommand } from '@/test/bundle';
import { hiddenFields } from '@/test/commenter';
import { freePort } from '@/test/servers/free-port';
import { type SettingCase, settingCases, valuesOf } from '@/test/setting-cases';
import { runNode, Site } from '@/test/site';
import { expect, PASSWORD, signIn, test } from './fixtures';

const OWNER = { email: 'owner@example.com', password: PASSWORD };

/** What this test changes is seen by requests, without a browser's pages. */
test('each setting is refused with its reason, seen on the next request by every process, undone, and brought back by a file', async ({
  page,
}) => {
  const [site, second] = await openTwice();
  const desk = `${site.address}/desk/site`;
  const { request } = page.context();
  const read = async (where: Site, path: string) => (await fetch(where.address + path)).text();
  /** The forms of a section as they are now: the one that sets it, and the one that takes it back. */
  const formsOf = async (section: string) => {
    const html = await (await request.get(desk)).text();
    const [, part = ''] = html.split(`<section id="${section}"`);
    return part.split('</section>')[0]?.split('</form>') ?? [];
  };
  const send = async (source: string | undefined, fields: Record<string, string | File>) => {
    const multipart = hiddenFields(source ?? '');
    for (const [name, value] of Object.entries(fields)) multipart.set(name, value);
    return request.post(desk, { multipart, headers: { origin: site.address }, maxRedirects: 0 });
  };
  const expectShown = async (isShown: boolean, of: readonly Section[] = sections) => {
    for (const where of [site, second])
      for (const edition of editions) {
        const html = await read(where, `/${edition}`);
        for (const [name, { shows }] of of.flatMap((section) => casesOf(section)))
          if (shows[edition]) expect(shows[edition].test(html), `${name} at ${edition}`).toBe(isShown);
      }
  };
  try {
    await publishSome(site);
    await page.goto(`${site.address}/desk/sign-in?to=/desk/site`);
    await signIn(page, OWNER);
    await expect(page.getByRole('heading', { level: 1, name: 'إعدادات الموقع' })).toBeVisible();
    await expectShown(false);
    for (const section of sections) {
      const [form] = await formsOf(section);
      const refused = await (await send(form, valuesOf(section, 'bad'))).text();
      for (const [name, { bad }] of casesOf(section))
        if (bad) expect(refused, name).toMatch(new RegExp(`id="site-${section}-${name}-error"[^>]*>[^<]`));
      const taken = await send(form, valuesOf(section, 'good'));
      expect([taken.status(), taken.headers().location]).toEqual([303, `/desk/site?saved=${section}`]);
      await expectShown(true, [section]);
    }
    const icon = /\/share\/icon-48-\w+\.png/.exec(await read(second, '/en'))?.[0] ?? '';
    expect((await request.get(second.address + icon)).headers()['content-type'], 'made of the colour').toBe(
      'image/png',
    );
    for (const where of [site, second]) {
      expect(await read(where, '/ar/articles/old'), 'older than a month').not.toContain(
        'data-post="comment"',
      );
      expect(await read(where, '/ar/articles/new')).toMatch(
        /تعليق من يعلّق أول مرة قبل نشره، وعادةً خلال ٥ ساعات/,
      );
    }
    const file = await (await request.get(`${desk}/settings`)).text();
    for (const section of sections) {
      const [, back] = await formsOf(section);
      expect((await send(back, { intent: 'undo' })).status()).toBe(303);
    }
    await expectShown(false);
    const [bring] = await formsOf('file');
    const wrong = file.replace('#0b6b4f', '#ffee00');
    const answer = await (await send(bring, { file: new File([wrong], 'settings.json') })).text();
    expect(answer).toMatch(/settings-file-error[\s\S]*لون الموضوعات[\s\S]*4\.5/);
    await expectShown(false);
    expect((await send(bring, { file: new File([file], 'settings.json') })).status()).toBe(303);
    await expectShown(true);
  } finally {
    await Promise.all([site.stop(), second.stop()]);
  }
});

const casesOf = (section: Section) => Object.entries<SettingCase>(settingCases[section]);

/** An article of each edition in a topic, and an old one. */
async function publishSome(site: Site): Promise<void> {
  const folder = path.join(site.data, 'articles');
  await mkdir(folder);
  const write = (slug: string, edition: Edition, published: Date) =>
    writeFile(
      path.join(folder, `${slug}.md`),
      `---\ntitle: ${slug}\nedition: ${edition}\nauthor: A\ntopics: [T]\npublished: ${published.toISOString()}\n---\n\nA.\n`,
    );
  await write('old', 'ar', new Date('2019-06-01T06:00:00Z'));
  await write('new', 'ar', new Date());
  await write('english', 'en', new Date());
  const { status, said } = await runNode([bundleCommand('import'), folder], { env: site.env });
  expect(status, said).toBe(0);
}

/** An empty site with an admin, and two processes that serve it. */
async function openTwice(): Promise<[Site, Site]> {
  const data = await mkdtemp(path.join(tmpdir(), 'owner-'));
  const open = async (name: string) => {
    const pages = path.join(data, name);
    await mkdir(pages);
    return new Site({ folder: process.cwd(), data, port: await freePort(), env: { PAGES_FOLDER: pages } });
  };
  const first = await open('first');
  const words = ['add', OWNER.email, '--name', 'المالكة', '--role', 'admin'];
  const env = { ...first.env, STAFF_PASSWORD: OWNER.password };
  const { status, said } = await runNode([bundleCommand('staff'), ...words], { env });
  expect(status, said).toBe(0);
  const second = await open('second');
  await Promise.all([first.start(), second.start()]);
  return [first, second];
}
