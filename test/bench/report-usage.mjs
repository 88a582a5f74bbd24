/** Loaded before a server that is measured: tells what it has used so far or, after letting go of what nobody holds, what it holds. */
process.on('message', (asked) => {
  if (asked === 'held') {
    globalThis.gc?.()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    process.send?.(heapUsed + arrayBuffers)
  } else {
    const { user, system } = process.cpuUsage()
    process.send?.((user + system) / 1_000)
  }
})
// Whoever measures is gone.
process.on('disconnect', () => process.exit())
process.channel?.unref()
