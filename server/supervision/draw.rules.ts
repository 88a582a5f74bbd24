import { createHash } from 'node:crypto'

/** Which way of drawing this is; kept with every draw, so that an old one can be drawn again. */
export const DRAW_METHOD = 1

export type Ranked = { readonly id: string; readonly digest: string }

/**
 * 随机抽取 anybody can repeat: SHA-256 of "seed:id" for every candidate, the smallest first. Nobody who can't choose the seed
 * can choose the order, and neither can whoever hands in the list: its order and repeats change nothing. Pure.
 */
export function rankByDraw(seed: string, candidates: readonly string[]): Ranked[] {
  return [...new Set(candidates)]
    .map((id) => ({ id, digest: createHash('sha256').update(`${seed}:${id}`).digest('hex') }))
    .sort((a, b) => (a.digest < b.digest ? -1 : a.digest > b.digest ? 1 : 0))
}
