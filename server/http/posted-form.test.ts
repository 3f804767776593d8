import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test, vi } from 'vitest';
import { postAgain } from './posted-form';

test('the page of an old form is not waited for without end', async () => {
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort());
  const never = new Promise<void>(() => {});
  const again = postAgain(new IncomingMessage(new Socket()), new FormData(), () => never);
  await expect(again).rejects.toThrow('aborted');
  vi.restoreAllMocks();
});
