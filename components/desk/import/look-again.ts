/**
 * Refreshes a page if the server answers. Where it is being restarted, Next would leave the page for the error that it gets, and
 * stay there.
 */
export async function lookAgain(refresh: () => void): Promise<void> {
  const answer = await fetch('/healthz').catch(() => null);
  if (answer?.ok) refresh();
}
