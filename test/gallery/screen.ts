import type { Page } from 'playwright-core'
import type { PersonKey } from '../../prisma/seed/people.ts'

/** One picture of the gallery: a route in a state worth looking at, as one of the demo people sees it. */
export type Screen = {
  /** The route file without its ending. */
  readonly route: string
  readonly state: string
  /** Nobody signed in where left out. */
  readonly who?: PersonKey
  /** Where it is, or how one gets there. */
  readonly open: string | ((page: Page) => Promise<void>)
  /** What the server answers; 200 where left out. */
  readonly status?: number
}
