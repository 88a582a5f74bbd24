/**
 * Does `work` for whatever has been given meanwhile: what comes while a round is under way goes together in the next. Each
 * giver waits for the round its thing was in, and fails with it.
 */
export function gathering<Thing>(
  work: (things: readonly Thing[]) => Promise<unknown>,
  most = 200,
): (thing: Thing) => Promise<void> {
  let waiting: { thing: Thing; done: () => void; failed: (error: unknown) => void }[] = []
  let busy = false

  async function rounds(): Promise<void> {
    busy = true
    while (waiting.length > 0) {
      const round = waiting.slice(0, most)
      waiting = waiting.slice(most)
      try {
        await work(round.map(({ thing }) => thing))
        for (const { done } of round) done()
      } catch (error) {
        for (const { failed } of round) failed(error)
      }
    }
    busy = false
  }
  return (thing) =>
    new Promise((done, failed) => {
      waiting.push({ thing, done, failed })
      if (!busy) void rounds()
    })
}
