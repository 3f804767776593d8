import { useSyncExternalStore } from 'react';
import styles from './scripted.module.css';

const never = () => () => undefined;

/** Whether a script can answer: false on the server and without JavaScript. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/**
 * Class of an element that needs a script: unseen it takes its room from the start, so that nothing moves under a press when
 * the script comes; without JavaScript it is not there.
 */
export function useScripted(): string {
  return `${styles.scripted} ${useHydrated() ? '' : styles.waiting}`;
}
