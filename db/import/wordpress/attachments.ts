import { db } from '@/db/core/client';
import { writeOrDryRun } from '@/db/core/dry-run';
import { findOrigin } from '@/db/import/origins';
import { addRedirects, type RedirectTarget } from '@/db/redirects/redirects';
import { queryKey } from '@/lib/wordpress/permalinks';
import type { WxrPost } from '@/lib/wordpress/read/wxr-fields';
import type { ImportContext } from './context';
import { findImage, imageAddress } from './images';

/** In one transaction, so that other writers wait only for a moment. */
const CHUNK_SIZE = 100;

/** Redirects WordPress's attachment pages to the article the attachment was uploaded to, else to the image. */
export async function redirectAttachmentPages(context: ImportContext): Promise<void> {
  let pages: { addresses: string[]; target: RedirectTarget }[] = [];
  const lead = async () => {
    const chunk = pages;
    pages = [];
    if (chunk.length === 0) return;
    await writeOrDryRun(context.dryRun, async (tx) => {
      for (const { addresses, target } of chunk) await addRedirects(tx, addresses, target);
    });
  };
  for await (const attachment of context.staging.attachments()) {
    const target = await targetOf(context, attachment);
    if (target) pages.push({ addresses: [attachment.link, queryKey('p', attachment.id)], target });
    if (pages.length >= CHUNK_SIZE) await lead();
  }
  await lead();
}

async function targetOf(
  { staging, source }: ImportContext,
  attachment: WxrPost,
): Promise<RedirectTarget | undefined> {
  const { parent, attachmentUrl } = attachment;
  const article = parent === 0 ? undefined : await findOrigin(db, source, 'article', parent);
  if (article?.target != null) return { articleId: article.target };
  const address = imageAddress('', staging.site.address, attachment);
  const picture = attachmentUrl && address ? await findImage(source, address.url) : undefined;
  return picture && { picture: picture.file };
}
