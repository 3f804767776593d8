import { requireStaffPage } from '@/db/accounts/session';
import { readStored } from '@/db/site/stored-settings';
import { writeSettingsFile } from '@/lib/desk/settings-file';

/** The settings as a file, which the same page takes back. */
export async function GET() {
  await requireStaffPage('site');
  const day = new Date().toISOString().slice(0, 10);
  return new Response(writeSettingsFile(await readStored()), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="settings-${day}.json"`,
      'Cache-Control': 'no-store',
    },
  });
}
