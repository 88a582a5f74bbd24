/**
 * A lifecycle is data: each transition says from where, to where, by whom, under which guards, when the clock fires it
 * and what it sets off. The same table drives authority, buttons, timers, the matrix in the docs and the tests.
 */
type Transition<State extends string, Actor extends string, Effect extends string, Facts> = {
  readonly from: readonly State[]
  readonly to: State
  readonly by: readonly Actor[]
  /** Each returns the code of the problem that forbids the move, or null. */
  readonly guards?: readonly ((facts: Facts) => string | null)[]
  /** When the clock makes this move, counted from the facts (null: it does not); only transitions that list the clock have one. */
  readonly dueAt?: (facts: Facts) => Date | null
  readonly effects: readonly Effect[]
}

export type Lifecycle<
  State extends string,
  Name extends string,
  Actor extends string,
  Effect extends string,
  Facts,
> = {
  readonly initial: readonly State[]
  readonly states: readonly State[]
  readonly final: readonly State[]
  readonly transitions: Readonly<Record<Name, Transition<State, Actor, Effect, Facts>>>
}

export type Decision<State, Effect> =
  | { readonly ok: true; readonly from: State; readonly to: State; readonly effects: readonly Effect[] }
  | { readonly ok: false; readonly problem: string }

/** Says whether this actor may make this move now, and what it leads to. Pure. */
export function decide<S extends string, N extends string, A extends string, E extends string, F>(
  table: Lifecycle<S, N, A, E, F>,
  name: N,
  actor: A,
  state: S,
  facts: F,
): Decision<S, E> {
  const transition = table.transitions[name]
  if (!transition.by.includes(actor)) return { ok: false, problem: 'orders.not_your_move' }
  if (!transition.from.includes(state)) return { ok: false, problem: 'orders.changed_meanwhile' }
  for (const guard of transition.guards ?? []) {
    const problem = guard(facts)
    if (problem) return { ok: false, problem }
  }
  return { ok: true, from: state, to: transition.to, effects: transition.effects }
}

/** The moves this actor may make now: the buttons a person sees. */
export function movesFor<S extends string, N extends string, A extends string, E extends string, F>(
  table: Lifecycle<S, N, A, E, F>,
  actor: A,
  state: S,
  facts: F,
): N[] {
  return namesOf(table).filter((name) => decide(table, name, actor, state, facts).ok)
}

/** The next move the clock makes from this state, if nobody moves first. */
export function nextDue<S extends string, N extends string, A extends string, E extends string, F>(
  table: Lifecycle<S, N, A, E, F>,
  state: S,
  facts: F,
): { readonly transition: N; readonly at: Date } | null {
  let next: { transition: N; at: Date } | null = null
  for (const name of namesOf(table)) {
    const { from, dueAt } = table.transitions[name]
    if (!dueAt || !from.includes(state)) continue
    const at = dueAt(facts)
    if (!at) continue
    if (!next || at < next.at) next = { transition: name, at }
  }
  return next
}

/**
 * The golden matrix: one line a state, one column an actor, the moves in the cells. Guards are left out: they depend on
 * the facts of one order.
 */
export function matrix<S extends string, N extends string, A extends string, E extends string, F>(
  table: Lifecycle<S, N, A, E, F>,
  actors: readonly A[],
): string {
  const cell = (state: S, actor: A) =>
    namesOf(table)
      .filter(
        (name) => table.transitions[name].from.includes(state) && table.transitions[name].by.includes(actor),
      )
      .join(',') || '-'
  const rows = [
    ['', ...actors],
    ...table.states.map((state) => [state, ...actors.map((a) => cell(state, a))]),
  ]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join(' | ')
        .trimEnd(),
    )
    .join('\n')
}

const namesOf = <N extends string>(table: { readonly transitions: Readonly<Record<N, unknown>> }) =>
  Object.keys(table.transitions) as N[]
