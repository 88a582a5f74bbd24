import type { CareView } from '../../care/care.contract.ts'
import type { ElderView } from '../../elders/elder.contract.ts'
import { showElderPage } from '../../elders/elders.entry.ts'
import type { OrderView } from '../../orders/order-view.contract.ts'
import { createCaller } from '../../rpc/app-router.ts'
import { systemContext, type World } from '../request-context.ts'
import { findTourCast, type TourCast } from './tour-cast.ts'
import { type Players, playStep, type TourRun, type TourStep, tourSteps } from './tour-steps.ts'

/** What the four windows show. */
export type TourView = {
  /** The time of the story, which runs faster than that of the reader. */
  readonly at: Date
  readonly done: number
  readonly steps: readonly TourStep[]
  readonly scene: {
    readonly daughter: OrderView
    /** The provider hears of it once it is paid for, its carer once it is accepted. */
    readonly manager: OrderView | null
    readonly carer: { order: OrderView; care: CareView } | null
    readonly elder: ElderView
  } | null
}

/** One visitor's tour through a whole service, in the example world. */
type Tour = {
  look(): Promise<TourView | null>
  /** Plays the step after the first `done`; once, however often it is asked for. */
  next(done: number): Promise<void>
  /** From the beginning, with another order. */
  again(): void
}

export type TourOf = (visitor: string) => Tour

const MOST_RUNS = 200

/** The tours under way, a visitor's each. They live as long as this process: what they have ordered stays in the example world. */
export function openTours(world: World): TourOf {
  const runs = new Map<string, TourRun>()
  const underWay = new Map<string, Promise<void>>()

  return (visitor: string): Tour => {
    const begin = (): TourRun => ({ at: world.clock.now(), done: 0, orderId: null, startsAt: null })
    const keep = (run: TourRun) => {
      runs.delete(visitor)
      runs.set(visitor, run)
      const oldest = runs.size > MOST_RUNS ? runs.keys().next().value : undefined
      if (oldest !== undefined) runs.delete(oldest)
    }

    return {
      async look() {
        const cast = await findTourCast(world.db)
        if (!cast) return null
        const run = runs.get(visitor) ?? begin()
        return { at: run.at, done: run.done, steps: tourSteps, scene: await sceneOf(world, cast, run) }
      },
      async next(done) {
        await underWay.get(visitor)
        const step = tourSteps[done]
        const run = runs.get(visitor) ?? begin()
        const cast = await findTourCast(world.db)
        if (!step || !cast || run.done !== done || underWay.has(visitor)) return
        const playing = playStep[step]({ run, cast, play: playersOf(world, cast) }).then((changed) =>
          keep({ ...run, ...changed, done: done + 1 }),
        )
        underWay.set(visitor, playing)
        try {
          await playing
        } finally {
          underWay.delete(visitor)
        }
      },
      again: () => void runs.delete(visitor),
    }
  }
}

const playersOf =
  (world: World, cast: TourCast): Players =>
  (who, at) =>
    createCaller({ ...systemContext(world), clock: { now: () => at }, viewer: cast[who] })

async function sceneOf(
  world: World,
  cast: TourCast,
  { at, orderId, done }: TourRun,
): Promise<TourView['scene']> {
  if (!orderId) return null
  const play = playersOf(world, cast)
  const [daughter, manager, order, care, elder] = await Promise.all([
    play('daughter', at).orders.get({ orderId }),
    done > tourSteps.indexOf('pay') ? play('manager', at).orders.get({ orderId }) : null,
    done > tourSteps.indexOf('accept') ? play('carer', at).orders.get({ orderId }) : null,
    done > tourSteps.indexOf('accept') ? play('carer', at).care.ofOrder({ orderId }) : null,
    showElderPage({ ...systemContext(world), clock: { now: () => at } }, cast.recipientId),
  ])
  return { daughter, manager, carer: order && care && { order, care }, elder }
}
