import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether a script can answer: false on the server and without JavaScript, where what needs one is left out. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
