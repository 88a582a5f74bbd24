export type Spot = { readonly id: string; readonly x: number; readonly y: number }
export type Cluster = { readonly ids: readonly string[]; readonly x: number; readonly y: number }

/**
 * Spots (px) that would touch, as one: each joins the first cluster whose middle is nearer than `reach`, else it begins
 * one. A page of results is a few dozen, so every pair is looked at.
 */
export function clustersOf(spots: readonly Spot[], reach: number): Cluster[] {
  const found: { ids: string[]; x: number; y: number }[] = []
  for (const { id, x, y } of spots) {
    const near = found.find((one) => Math.hypot(one.x - x, one.y - y) < reach)
    if (!near) {
      found.push({ ids: [id], x, y })
      continue
    }
    const before = near.ids.length
    near.x = (near.x * before + x) / (before + 1)
    near.y = (near.y * before + y) / (before + 1)
    near.ids.push(id)
  }
  return found
}

/** Labels that do not run into one another: the weightier first, whatever would touch one that stands is left out. */
export function spread<Label extends { x: number; y: number; weight: number }>(
  labels: readonly Label[],
  width: number,
  height: number,
): Label[] {
  const placed: Label[] = []
  for (const label of [...labels].sort((a, b) => b.weight - a.weight))
    if (!placed.some((one) => Math.abs(one.x - label.x) < width && Math.abs(one.y - label.y) < height))
      placed.push(label)
  return placed
}
