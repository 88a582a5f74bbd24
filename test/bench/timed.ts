/** So many at a time until all are taken in; milliseconds each, sorted, and what all took of this process. */
export async function timed<T>(
  reports: readonly T[],
  clients: number,
  deliver: (report: T) => Promise<unknown>,
): Promise<{ seconds: number; sorted: number[]; cpu: number }> {
  const waiting = [...reports]
  const took: number[] = []
  const before = process.cpuUsage()
  const started = performance.now()
  const work = async () => {
    for (let report = waiting.pop(); report; report = waiting.pop()) {
      const began = performance.now()
      await deliver(report)
      took.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: clients }, work))
  const seconds = (performance.now() - started) / 1_000
  const { user, system } = process.cpuUsage(before)
  return { seconds, sorted: took.sort((a, b) => a - b), cpu: (user + system) / 1_000 }
}
