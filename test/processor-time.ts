/** CPU time of `work` in milliseconds, for tests of hostile input: wall time would count other processes too. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
