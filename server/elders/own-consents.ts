import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import type {
  changeOwnConsentInput,
  ownConsentsInput,
  RecipientConsents,
} from '../privacy/consent.contract.ts'
import { changeOwnConsent, readConsents } from '../privacy/consents.entry.ts'
import { followElderLink } from './follow-elder-link.ts'

/** What may be kept of the elder, on their own page. Refuses with elders.link_invalid. */
export async function openOwnConsents(
  ctx: Ctx,
  { token }: z.infer<typeof ownConsentsInput>,
): Promise<RecipientConsents> {
  return readConsents(ctx, await followElderLink(ctx, token))
}

/** The elder's own yes or no, which nobody else overrules. Refuses with elders.link_invalid. */
export async function changeConsentAsElder(
  ctx: Ctx,
  { token, purpose, answer }: z.infer<typeof changeOwnConsentInput>,
): Promise<RecipientConsents> {
  return changeOwnConsent(ctx, { recipientId: await followElderLink(ctx, token), purpose, answer })
}
