import type { ServerResponse } from 'node:http';

/** What is done with an answer on its way out. */
interface ResponseHooks {
  /** Whether an answer with this status is discarded; asked until its head is sent. */
  isDiscarded?: (status: number) => boolean;
  /** The answer was found to be discarded: once, while its handler may still write. */
  onDiscard?: () => void;
  /** The handler has ended an answer that was discarded: once, as some never do. */
  onDiscardEnd?: () => void;
  /** The last moment to set headers; gives the status that is sent. */
  onHead?: (status: number) => number;
  /** Each piece of the body that is sent. */
  onChunk?: (chunk: unknown, encoding: unknown) => void;
}

/**
 * Wraps `writeHead`, `write` and `end` of a response: the one place that does. Taps nest; the last one runs first, and
 * those below it see only what it passes on.
 * @returns takes the response over: what is written next bypasses the taps, and the handler's further writes are ignored
 */
export function tapResponse(
  response: ServerResponse,
  { isDiscarded, onDiscard, onDiscardEnd, onHead, onChunk }: ResponseHooks,
): () => void {
  const { writeHead, write, end, on } = response;
  let state: 'open' | 'discarded' | 'ended' = 'open';
  const discards = (status: number) => {
    if (state === 'open' && !response.headersSent && isDiscarded?.(status)) {
      state = 'discarded';
      onDiscard?.();
    }
    return state !== 'open';
  };
  Object.assign(response, {
    writeHead: (status: number, ...rest: []) =>
      discards(status) ? response : writeHead.call(response, onHead?.(status) ?? status, ...rest),
    write: (...chunk: Parameters<typeof write>) => {
      if (discards(response.statusCode)) return true;
      onChunk?.(chunk[0], chunk[1]);
      return write.apply(response, chunk);
    },
    end: (...chunk: Parameters<typeof end>) => {
      if (!discards(response.statusCode)) {
        onChunk?.(chunk[0], chunk[1]);
        return end.apply(response, chunk);
      }
      if (state === 'discarded') onDiscardEnd?.();
      state = 'ended';
      return response;
    },
  });
  return () => {
    const endAndIgnore = (...chunk: Parameters<typeof end>) => {
      end.apply(response, chunk);
      return Object.assign(response, {
        writeHead: () => response,
        write: () => true,
        end: () => response,
      });
    };
    // Next's compression has put one of its own in the place of `on`, which would keep `drain` from whoever writes next.
    Object.assign(response, { writeHead, write, on, end: endAndIgnore });
  };
}
