import { connection } from 'next/server';
import { client } from '@/db/client';

/** 200 when the database answers, 503 otherwise. */
export async function GET() {
  await connection();
  const answers = await client.execute('select 1').then(
    () => true,
    () => false,
  );
  return new Response(answers ? 'ok\n' : 'database unavailable\n', {
    status: answers ? 200 : 503,
    headers: { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
