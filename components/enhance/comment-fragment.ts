/**
 * Follows `#comment-N` to the page of the thread that holds the comment: the thread has grown since the link was made, or
 * the link is of the site before. An unknown number does nothing.
 */
export async function followCommentFragment(): Promise<void> {
  const [, number] = /^#comment-(\d+)$/.exec(location.hash) ?? [];
  const [article] = /^\/[^/]+\/articles\/[^/]+/.exec(location.pathname) ?? [];
  if (!number || !article || document.getElementById(`comment-${number}`)) return;
  const address = `${article}/comments/numbered/${number}`;
  const answer = await fetch(address, { method: 'HEAD' }).catch(() => undefined);
  // Loop guard: a page that claims to have the comment, and has not, would be loaded for ever.
  if (answer?.ok && new URL(answer.url).pathname !== location.pathname) location.replace(address);
}
