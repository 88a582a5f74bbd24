import type { OutreachState } from '../../../server/outreach/outreach.contract.ts'

/** A contact is due by the end of a day: this is within that day, to be named by it. */
export const lastDayOf = (contactBy: Date) => new Date(contactBy.getTime() - 1)

/** How a stage looks: persimmon only for what waits for a person now. */
export const toneOfOutreach = (state: OutreachState, late: boolean) =>
  state === 'to_visit'
    ? late
      ? 'bad'
      : 'now'
    : state === 'visited' || state === 'cared_for'
      ? 'good'
      : 'plain'
