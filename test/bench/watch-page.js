// Kept as it happens, counted in the end: a long task before the first paint holds nobody up who could press anything.
const seen = { painted: Number.POSITIVE_INFINITY, lcp: 0, cls: 0, moved: [], tasks: [] }
window.seen = seen
const said = (node) => node?.textContent?.trim().slice(0, 60) ?? ''
const observe = (type, see) =>
  new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true })
observe('paint', ({ name, startTime }) => {
  if (name === 'first-contentful-paint') seen.painted = startTime
})
observe('largest-contentful-paint', ({ startTime }) => {
  seen.lcp = startTime
})
observe('layout-shift', ({ value, hadRecentInput, sources }) => {
  if (hadRecentInput) return
  seen.cls += value
  for (const { node, previousRect: before, currentRect: after } of sources)
    seen.moved.push(`from ${before.y} (${before.height}) to ${after.y} (${after.height}): ${said(node)}`)
})
observe('longtask', ({ startTime, duration }) => {
  seen.tasks.push([startTime, duration])
})
