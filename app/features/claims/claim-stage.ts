import type { ClaimView, ProviderPage } from '../../../server/providers/provider.contract.ts'

export type ClaimStage = 'sign_in' | 'form' | 'submitted' | 'rejected' | 'yours' | 'taken'

type Facts = {
  signedIn: boolean
  mine: ProviderPage['mine']
  state: ProviderPage['state']
  /** The viewer's latest claim to this listing. */
  claim: ClaimView['state'] | null
}

/** Where a person stands with a listing they may want to claim. */
export function claimStage({ signedIn, mine, state, claim }: Facts): ClaimStage {
  if (mine === 'manager') return 'yours'
  if (state !== 'unclaimed') return 'taken'
  if (!signedIn) return 'sign_in'
  if (mine === 'claim_submitted' || claim === 'submitted') return 'submitted'
  return claim === 'rejected' ? 'rejected' : 'form'
}
