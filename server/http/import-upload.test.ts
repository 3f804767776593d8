import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { signIn } from '@/db/accounts/auth';
import { addStaff } from '@/db/accounts/staff';
import { client } from '@/db/core/client';
import { findImportJob, listImportJobs } from '@/db/import/jobs';
import { uploadFolder, uploadPath } from '@/db/import/uploads';
import { migrate } from '@/db/migrate';
import { MAX_IMPORT_BYTES } from '@/lib/http/upload-limit';
import { EXPORT_TAIL, exportedPost, exportHead } from '@/test/wxr';
import { isImportUpload, receiveImport } from './import-upload';

const PASSWORD = 'كلمة مرور طويلة بما يكفي';
const cookies = { admin: '', editor: '' };
const USUAL_TIMEOUT_MS = 1234;
let address = '';

const server = createServer({ requestTimeout: USUAL_TIMEOUT_MS }, (request, response) => {
  void receiveImport(request, response, server);
});

beforeAll(async () => {
  await migrate();
  for (const role of ['admin', 'editor'] as const) {
    const email = `${role}@example.com`;
    await addStaff({ name: role, email, role, password: PASSWORD });
    const signedIn = await signIn(email, PASSWORD, new Headers());
    if ('cookies' in signedIn)
      cookies[role] = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  }
  await once(server.listen(0, '127.0.0.1'), 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/desk/import/send`;
  return () => server.close();
});

beforeEach(async () => {
  await client.execute('DELETE FROM import_jobs');
});

/** Where a form with this file leads. */
async function send(content: string, cookie = cookies.admin, name = 'تصدير.xml'): Promise<string | null> {
  const body = new FormData();
  body.append('file', new File([content], name));
  const sent = await fetch(address, { method: 'POST', body, headers: { cookie }, redirect: 'manual' });
  expect(sent.status).toBe(303);
  return sent.headers.get('location');
}

const EXPORT = `${exportHead()}${exportedPost({ id: 1 })}${EXPORT_TAIL}`;
const filesLeft = async () => (await readdir(uploadFolder)).filter((file) => file.endsWith('.part'));

test('an export waits for its import, byte for byte, under the name it was sent by', async () => {
  expect(await send(EXPORT, `${cookies.admin}; desk_language=en`)).toBe('/desk/import');
  const [listed] = await listImportJobs();
  const job = await findImportJob(listed?.id ?? 0);
  expect(job).toMatchObject({
    name: 'تصدير.xml',
    state: 'queued',
    edition: 'en',
    bytes: Buffer.byteLength(EXPORT),
  });
  expect(await readFile(uploadPath(job?.file ?? ''), 'utf8')).toBe(EXPORT);
  expect(server.requestTimeout, 'the limit of time is as before').toBe(USUAL_TIMEOUT_MS);
});

test('one at a time', async () => {
  await send(EXPORT);
  expect(await send(EXPORT)).toBe('/desk/import?error=busy#upload');
  expect(await listImportJobs()).toHaveLength(1);
});

test.each([
  ['nothing', '', 'missing'],
  ['a page', '<!doctype html><title>x</title>', 'not-export'],
  ['a long text', 'خبر '.repeat(100_000), 'not-export'],
  ['a packed file', `PK\u{3}\u{4}${'x'.repeat(1000)}`, 'packed'],
])('%s is not taken, and nothing of it is left', async (_, content, error) => {
  expect(await send(content)).toBe(`/desk/import?error=${error}#upload`);
  expect(await listImportJobs()).toEqual([]);
  expect(await filesLeft()).toEqual([]);
});

test('more than the limit is refused before it is read', async () => {
  const headers = { cookie: cookies.admin, 'content-type': 'multipart/form-data; boundary=x' };
  const body = new ReadableStream({ pull: (stream) => stream.close() });
  const declared = { ...headers, 'content-length': String(MAX_IMPORT_BYTES * 2) };
  const sent = await fetch(address, {
    method: 'POST',
    headers: declared,
    body,
    duplex: 'half',
    redirect: 'manual',
  } as RequestInit).catch(() => null);
  // fetch itself minds that less comes than was declared.
  if (sent) expect(sent.headers.get('location')).toBe('/desk/import?error=too-large#upload');
  expect(await listImportJobs()).toEqual([]);
});

test('only admins send one: others are led to signing in, or to the page that refuses them', async () => {
  expect(await send(EXPORT, '')).toBe('/desk/sign-in?to=%2Fdesk%2Fimport');
  expect(await send(EXPORT, cookies.editor)).toBe('/desk/import');
  expect(await listImportJobs()).toEqual([]);
});

test('the address is one, with or without a query', () => {
  expect(['/desk/import/send', '/desk/import/send?x=1'].map(isImportUpload)).toEqual([true, true]);
  expect(['/desk/import', '/desk/import/sender'].map(isImportUpload)).toEqual([false, false]);
});
