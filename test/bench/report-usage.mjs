/** Loaded before a server that is measured: on any message it tells what it has used so far, and what it holds. */
process.on('message', () => {
  globalThis.gc?.()
  const { user, system } = process.cpuUsage()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  process.send?.({ cpuMs: (user + system) / 1_000, bytes: heapUsed + arrayBuffers })
})
process.channel?.unref()
