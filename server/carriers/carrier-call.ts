import type { z } from 'zod'

/** How a carrier is reached, whichever it is. */
export type CarrierSettings = {
  readonly endpoint: string
  readonly keyId: string
  readonly keySecret: string
  /** Who speaks: the approved name that stands before each text. */
  readonly sign: string
  /** The carrier's name of each approved wording. */
  readonly templates: Readonly<Record<string, string>>
}

const PATIENCE = 10_000

/** Posts and reads the answer by `schema`; what a carrier answers is its own affair, so that the status alone tells little. */
export async function askCarrier<Answer extends z.ZodType>(
  url: string,
  { headers, body }: { headers: Record<string, string>; body?: string },
  schema: Answer,
): Promise<z.infer<Answer>> {
  const answer = await fetch(url, {
    ...{ method: 'POST', redirect: 'error', signal: AbortSignal.timeout(PATIENCE), headers },
    ...(body !== undefined && { body }),
  })
  const said = schema.safeParse(await answer.json().catch(() => null))
  if (!said.success) throw new Error(`the carrier answered ${answer.status} and nothing one can read`)
  return said.data
}

/** A carrier's no, in its own words; those never hold what was to be sent. */
export const refusedBy = (carrier: string, code: string, message: string) =>
  new Error(`${carrier} did not take the text: ${code} ${message}`)
