import { type ChildProcess, fork } from 'node:child_process';
import { bundle } from '@/test/bundle';
import type { Acts, Cue, Told } from './stage';

/** Calls a function of e2e/stage.ts in its process. */
export type Stage = <Act extends keyof Acts>(
  act: Act,
  ...words: Parameters<Acts[Act]>
) => ReturnType<Acts[Act]>;

/**
 * Spawns e2e/stage.ts, bundled: its imports are not transformed by Playwright.
 * @param env names the database
 */
export function startStage(env: NodeJS.ProcessEnv = process.env): { stage: Stage; stop: () => void } {
  const child = fork(bundle("import '@/e2e/stage';"), { env });
  const open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  child.on('message', (told: Told) => {
    const waiting = open.get(told.id);
    open.delete(told.id);
    if ('error' in told) waiting?.reject(new Error(told.error));
    else waiting?.resolve(told.result);
  });
  child.on('exit', () => {
    for (const { reject } of open.values()) reject(new Error('The process behind the scene has ended'));
  });
  return { stage: askThrough(child, open), stop: () => child.disconnect() };
}

function askThrough(
  child: ChildProcess,
  open: Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>,
): Stage {
  let asked = 0;
  return ((act: Cue['act'], ...words: unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      asked += 1;
      open.set(asked, { resolve, reject });
      child.send({ id: asked, act, words } satisfies Cue);
    })) as Stage;
}
