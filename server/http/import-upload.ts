/** Takes an export of WordPress that is sent at the desk: streamed to the disk, past Next, which would hold it in memory. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { findStaff } from '@/db/accounts/auth';
import { addImportJob, openJob } from '@/db/import/jobs';
import { uploadFolder, uploadPath } from '@/db/import/uploads';
import { IMPORT, SEND_IMPORT, signInPath } from '@/lib/desk/paths';
import { mayAct } from '@/lib/desk/roles';
import { boundaryOf, readSentFile, type SentFile } from '@/lib/http/multipart-file';
import { MAX_IMPORT_BYTES } from '@/lib/http/upload-limit';
import { HEAD_BYTES, judgeUpload, type UploadError } from '@/lib/import/job';
import { HOUR_MS } from '@/lib/site/duration';
import { logFailure } from '@/runtime/log';
import { deskEditionOf } from './desk-language';

/** Of the name by which its sender knows it, in UTF-16 units. */
const MAX_NAME = 200;

/** Time for a whole upload over a slow line: while one is under way, for every request. */
const UPLOAD_TIMEOUT_MS = HOUR_MS;

export function isImportUpload(url: string): boolean {
  return url.split('?')[0] === SEND_IMPORT;
}

/** Answers by leading back to the page, which tells what is wrong beside the field; it comes from our own page (main.ts). */
export async function receiveImport(
  request: IncomingMessage,
  response: ServerResponse,
  server: Pick<Server, 'requestTimeout'>,
): Promise<void> {
  const leadTo = (path: string) => {
    response.writeHead(303, { Location: path, 'Cache-Control': 'no-store' }).end();
    // A browser shows no answer before all is sent.
    request.resume();
  };
  try {
    const staff = await findStaff(new Headers({ cookie: request.headers.cookie ?? '' }));
    if (!staff) return leadTo(signInPath(IMPORT));
    // The page itself says that it is not for them.
    if (!mayAct(staff.role, 'operate')) return leadTo(IMPORT);
    const error = await withTimeout(server, () => storeUpload(request, staff.id));
    leadTo(error ? `${IMPORT}?error=${error}#upload` : IMPORT);
  } catch (failure) {
    logFailure('An export could not be taken', failure);
    leadTo(`${IMPORT}?error=failed#upload`);
  }
}

let uploads = 0;

/** Node has one limit of time for all requests. */
async function withTimeout<T>(server: Pick<Server, 'requestTimeout'>, work: () => Promise<T>): Promise<T> {
  if (uploads === 0) usual = server.requestTimeout;
  uploads += 1;
  server.requestTimeout = UPLOAD_TIMEOUT_MS;
  try {
    return await work();
  } finally {
    uploads -= 1;
    if (uploads === 0) server.requestTimeout = usual;
  }
}

let usual = 0;

/** @returns why it is not taken */
async function storeUpload(request: IncomingMessage, createdBy: string): Promise<UploadError | null> {
  const boundary = boundaryOf(request.headers['content-type']);
  if (boundary === undefined) return 'missing';
  if (await openJob()) return 'busy';
  // A form has a few hundred bytes besides.
  if (Number(request.headers['content-length'] ?? 0) > MAX_IMPORT_BYTES + HEAD_BYTES) return 'too-large';
  const body = request.iterator({ destroyOnReturn: false });
  try {
    return await storeFile(await readSentFile(body, boundary), request, createdBy);
  } finally {
    // Or what is left of the request could not be read, and its sender would wait.
    await body.return?.();
  }
}

async function storeFile(
  sent: SentFile,
  request: IncomingMessage,
  createdBy: string,
): Promise<UploadError | null> {
  const file = `${randomUUID()}.xml`;
  const partial = uploadPath(`${file}.part`);
  await mkdir(uploadFolder, { recursive: true, mode: 0o700 });
  await removeCutOff();
  try {
    const stored = await writeUpload(sent, partial);
    if (typeof stored === 'string') return stored;
    await rename(partial, uploadPath(file));
    const name = sent.name.slice(0, MAX_NAME) || file;
    const job = { name, file, bytes: stored, edition: deskEditionOf(request), createdBy };
    if (await addImportJob(job)) return null;
    await rm(uploadPath(file), { force: true });
    return 'busy';
  } finally {
    await rm(partial, { force: true });
  }
}

/** Removes what was still being sent when a server was killed: no upload takes as long. */
async function removeCutOff(): Promise<void> {
  for (const name of (await readdir(uploadFolder)).filter((one) => one.endsWith('.part'))) {
    const found = await stat(uploadPath(name)).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > UPLOAD_TIMEOUT_MS) await rm(uploadPath(name), { force: true });
  }
}

/** Judges the file by its content before the rest is read. @returns its size, or why it is not taken */
async function writeUpload({ content }: SentFile, path: string): Promise<number | UploadError> {
  const handle = await open(path, 'wx', 0o600);
  try {
    let bytes = 0;
    let head = Buffer.alloc(0);
    let isJudged = false;
    const judge = () => {
      isJudged = true;
      return judgeUpload(head);
    };
    for await (const chunk of content) {
      bytes += chunk.length;
      if (bytes > MAX_IMPORT_BYTES) return 'too-large';
      if (!isJudged) {
        head = Buffer.concat([head, chunk]);
        const problem = head.length >= HEAD_BYTES ? judge() : null;
        if (problem) return problem;
      }
      await handle.writeFile(chunk);
    }
    const problem = isJudged ? null : judge();
    if (problem) return problem;
    await handle.sync();
    return bytes;
  } finally {
    await handle.close();
  }
}
