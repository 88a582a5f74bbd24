type Spot = { readonly x: number; readonly y: number; readonly count: number }
export type Cluster<One extends Spot> = {
  readonly of: readonly One[]
  readonly x: number
  readonly y: number
}

/**
 * Spots (px) that would touch, as one in their weighed middle: each joins the first cluster whose middle is nearer than
 * `reach`, else it begins one. There are a few hundred at most, so every pair is looked at.
 */
export function clustersOf<One extends Spot>(spots: readonly One[], reach: number): Cluster<One>[] {
  const found: { of: One[]; x: number; y: number; count: number }[] = []
  for (const spot of spots) {
    const near = found.find((one) => Math.hypot(one.x - spot.x, one.y - spot.y) < reach)
    if (!near) {
      found.push({ of: [spot], x: spot.x, y: spot.y, count: spot.count })
      continue
    }
    const count = near.count + spot.count
    near.x = (near.x * near.count + spot.x * spot.count) / count
    near.y = (near.y * near.count + spot.y * spot.count) / count
    near.count = count
    near.of.push(spot)
  }
  return found.map(({ of, x, y }) => ({ of, x, y }))
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
