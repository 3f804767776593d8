/** For tests of hostile input: how long the processor worked, in milliseconds. A clock would also count who else works. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
