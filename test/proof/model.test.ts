import fc from 'fast-check'
import { expect, test } from 'vitest'
import { finalOrderStates } from '../../server/orders/order.contract.ts'
import { testDatabase } from '../support/database.ts'
import { brokenInvariants } from '../support/invariants.ts'
import { type Command, carryOut, commands } from './model-commands.ts'
import { type ModelWorld, modelWorld } from './model-world.ts'

/** A longer run: MODEL_RUNS=2000 MODEL_SECONDS=900 MODEL_COMMANDS=60 MODEL_SEED=… of an earlier run. */
const setting = (name: string, usual: number) => Number(process.env[name] ?? usual)
const numRuns = setting('MODEL_RUNS', 80)
const seconds = setting('MODEL_SECONDS', 40)
const most = setting('MODEL_COMMANDS', 30)
const seed = setting('MODEL_SEED', Math.floor(Math.random() * 2 ** 31))

const { db } = await testDatabase()
const world = await modelWorld(db)

test('whatever families, carers and the clock do, the invariants hold after each of it', {
  timeout: (seconds + 60) * 1_000,
}, async () => {
  const told = new Map<string, number>()
  let runs = 0
  const property = fc.asyncProperty(commands(most), async (these) => {
    runs += 1
    await world.reset()
    const over = new Map<string, string>()
    for (const command of these) {
      for (const outcome of await outcomesOf(command)) told.set(outcome, (told.get(outcome) ?? 0) + 1)
      expect(await brokenInvariants(db, world.clock.now())).toEqual([])
      expect(await movedAfterTheEnd(world, over)).toEqual([])
    }
  })
  await fc.assert(property, {
    seed,
    numRuns,
    interruptAfterTimeLimit: seconds * 1_000,
    markInterruptAsFailure: false,
  })
  const outcomes = [...told].sort(([, a], [, b]) => b - a).map(([outcome, times]) => `${outcome} ${times}`)
  process.stdout.write(`model: seed ${seed}, ${runs} runs: ${outcomes.join(', ')}\n`)
  // A run in which nobody ever paid would prove nothing.
  for (const happened of ['place: done', 'pay: done', 'press: done', 'wait: done']) {
    expect(told.get(happened) ?? 0).toBeGreaterThan(0)
  }
})

/** How it ended: done, or the code of the problem it was refused with. Whatever nobody expected fails the test. */
async function outcomesOf(command: Command): Promise<string[]> {
  try {
    const result = await carryOut(world, command)
    if (command.do !== 'at once') return [`${command.do}: done`]
    const settled = result as PromiseSettledResult<unknown>[]
    return settled.map((one, at) => {
      const name = `${command.these[at]?.do}`
      return one.status === 'fulfilled' ? `${name}: done` : `${name}: ${refusalIn(one.reason)}`
    })
  } catch (error) {
    return [`${command.do}: ${refusalIn(error)}`]
  }
}

function refusalIn(error: unknown): string {
  // A procedure wraps its problem; a use case called directly throws it as it is.
  const { cause, code } = error as { cause?: { problem?: { code: string } }; code?: unknown }
  const problem =
    cause?.problem?.code ?? (typeof code === 'string' && code.startsWith('orders.') ? code : undefined)
  if (!problem || problem.startsWith('general.')) throw error
  return problem
}

/** Orders that left a state out of which nothing leads, or vanished; `over` remembers the ends seen so far. */
async function movedAfterTheEnd({ db }: ModelWorld, over: Map<string, string>): Promise<string[]> {
  const states = new Map(
    (await db.order.findMany({ select: { id: true, state: true } })).map(({ id, state }) => [id, state]),
  )
  const moved = [...over].filter(([id, state]) => states.get(id) !== state)
  for (const [id, state] of states) {
    if ((finalOrderStates as readonly string[]).includes(state)) over.set(id, state)
  }
  return moved.map(([id, state]) => `order ${id} was ${state} and is ${states.get(id) ?? 'gone'}`)
}
