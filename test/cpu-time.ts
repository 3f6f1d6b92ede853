/** CPU microseconds of an action, user and system: the least of some runs, since other work on the machine only ever adds. */
export function cpuTime(action: () => void, runs = 3): number {
  const times = Array.from({ length: runs }, () => {
    const before = process.cpuUsage()
    action()
    const { user, system } = process.cpuUsage(before)
    return user + system
  })
  return Math.min(...times)
}
