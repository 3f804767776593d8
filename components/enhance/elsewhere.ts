/**
 * A link to a comment of the article that is not on this page, because the thread has grown since, or because it is the
 * link of an old site, redirects to the page that has it. One that is nowhere does nothing.
 */
export async function followComment(): Promise<void> {
  const [, number] = /^#comment-(\d+)$/.exec(location.hash) ?? [];
  const [article] = /^\/[^/]+\/articles\/[^/]+/.exec(location.pathname) ?? [];
  if (!number || !article || document.getElementById(`comment-${number}`)) return;
  const address = `${article}/comments/numbered/${number}`;
  const answer = await fetch(address, { method: 'HEAD' }).catch(() => undefined);
  // Loop guard: a page that claims to have the comment, and has not, would be loaded for ever.
  if (answer?.ok && new URL(answer.url).pathname !== location.pathname) location.replace(address);
}
