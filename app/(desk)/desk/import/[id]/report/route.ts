import { createReadStream, existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { requireStaffPage } from '@/db/accounts/session';
import { findImportJob } from '@/db/import/jobs';
import { reportPath } from '@/db/import/uploads';
import { IMPORT } from '@/lib/desk/paths';
import { seeOther } from '@/lib/http/see-other';
import { idFromParam } from '@/lib/site/params';

/** The report of an import, as `npm run import` writes it. */
export async function GET(request: Request, { params }: RouteContext<'/desk/import/[id]/report'>) {
  await requireStaffPage('operate');
  const id = idFromParam((await params).id);
  const job = id === null ? undefined : await findImportJob(id);
  if (job?.state !== 'done' || !existsSync(reportPath(job.id))) return seeOther(IMPORT);
  const [, nonce = ''] = /'nonce-([^']+)'/.exec(request.headers.get('content-security-policy') ?? '') ?? [];
  const report = Readable.from(withNonce(createReadStream(reportPath(job.id)), nonce));
  return new Response(Readable.toWeb(report) as ReadableStream, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}

/** Its style is within it: named by the nonce of this answer (proxy.ts), in its first chunk. */
async function* withNonce(file: AsyncIterable<Buffer>, nonce: string): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const chunk of file) {
    yield isFirst
      ? Buffer.from(chunk.toString('latin1').replace('<style>', `<style nonce="${nonce}">`), 'latin1')
      : chunk;
    isFirst = false;
  }
}
