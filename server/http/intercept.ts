/** Intercepts answers of Next's that must not go out: a failure, an unknown action, an outdated page. */
import type { ServerResponse } from 'node:http';
import { CROWDED_PAGE } from '@/lib/http/error-pages';
import { pathFor } from '@/lib/site/paths';
import { AS_OF_HEADER } from '@/server/cache/internal-headers';
import { site } from '@/site.config';
import { finishHead } from './response-headers';
import { tapResponse } from './response-tap';

/**
 * Next failed; it does not know the action of a form; an article's rate limit was reached; the page was rendered for an
 * earlier request.
 */
export type Outcome = 'failure' | 'unknown-action' | 'crowded' | 'outdated';

/**
 * Intercepts what Next answers for a page: an answer with one of the outcomes is discarded and `replace` called; every
 * other gets its last headers.
 *
 * A failure is replaced at its head: when the page after an action fails, Next never ends its response. An outdated page
 * is requested from Next again, which must have ended the first response.
 * @param arrived when the request came, in milliseconds of the process: whatever changed before is to be in its answer
 * @returns takes the response over, for an answer of ours
 */
export function interceptResponse(
  response: ServerResponse,
  replace: (outcome: Outcome) => void,
  arrived = 0,
): () => void {
  let outcome: Outcome | undefined;
  return tapResponse(response, {
    isDiscarded: (status) => {
      outcome = outcomeOf(response, status, arrived);
      return outcome !== undefined;
    },
    onDiscard: () => {
      if (outcome && outcome !== 'outdated') replace(outcome);
    },
    onDiscardEnd: () => {
      if (outcome === 'outdated') replace(outcome);
    },
    onHead: (status) => finishHead(response, status),
  });
}

function outcomeOf(response: ServerResponse, status: number, arrived: number): Outcome | undefined {
  // Set by Next for a form whose action it does not know.
  if (response.hasHeader('x-nextjs-action-not-found')) return 'unknown-action';
  if (status >= 500) return 'failure';
  if (status === 303 && leadsToCrowded(response)) return 'crowded';
  return (asOf(response) ?? arrived) < arrived ? 'outdated' : undefined;
}

/** By the exact path that our action redirects to: articles may be called so too. */
function leadsToCrowded(response: ServerResponse): boolean {
  return [response.getHeader('Location')].flat().includes(pathFor(site.defaultEdition, CROWDED_PAGE));
}

/** The time (of `performance.now`) up to which an answer of the page cache shows all that changed. */
export function asOf(response: ServerResponse): number | undefined {
  const [said] = [response.getHeader(AS_OF_HEADER)].flat();
  return said === undefined ? undefined : Number(said);
}
