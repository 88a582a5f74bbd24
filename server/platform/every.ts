/** A repeated chore: never twice at the same time, and a failure is reported instead of ending it. */
export type Chore = { stop(): Promise<void> }

/** Does `work` now and then every `milliseconds`, counted from the end of one run to the start of the next. */
export function every(
  milliseconds: number,
  work: () => Promise<unknown>,
  onFailure: (error: unknown) => void,
): Chore {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let running = Promise.resolve()
  const run = () => {
    running = work()
      .then(() => {}, onFailure)
      .then(() => {
        if (!stopped) timer = setTimeout(run, milliseconds)
      })
  }
  run()
  return {
    stop() {
      stopped = true
      clearTimeout(timer)
      return running
    },
  }
}
