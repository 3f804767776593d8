import { setPriority } from 'node:os';
import { logFailure } from '@/runtime/log';

/** Niceness: readers go first. */
const NICE = 10;

/** Lowers the priority of a child process that works beside the server. */
export function lowerPriority(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, NICE);
  } catch (error) {
    logFailure('A process could not be made to wait for others', error);
  }
}
