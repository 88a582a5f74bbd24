import { credentialRules } from '../providers/providers.entry.ts'
import { rulesFor, type Work } from './clearance.rules.ts'
import type { PaperRule } from './filing.contract.ts'
import type { PaperKind } from './paper.contract.ts'

/** Which rules ask for a paper, and for which offerings, by their titles. */
export type Asked = { readonly rules: readonly PaperRule[]; readonly offerings: readonly string[] }
type Offered = Work & { readonly title: string }
type Rule = PaperRule & { readonly paper: PaperKind }

/** What a provider of this kind is asked for today. */
export const askedOfHouse = (kind: string, offerings: readonly Offered[], today: string) =>
  gather(offerings, (offering) => rulesFor(kind, offering, today))

/** What somebody with these skills is asked for today. */
export const askedOfCarer = (skills: readonly string[], offerings: readonly Offered[], today: string) =>
  gather(
    offerings.filter(({ category }) => skills.includes(category)),
    (offering) =>
      credentialRules(offering, today).map(({ credential, from, ...rule }) => ({
        ...rule,
        paper: credential,
        since: from,
      })),
  )

function gather(
  offerings: readonly Offered[],
  rulesOf: (work: Work) => readonly Rule[],
): Map<PaperKind, Asked> {
  const asked = new Map<PaperKind, Asked>()
  for (const offering of offerings) {
    for (const { paper, rule, source, since } of rulesOf(offering)) {
      const { rules, offerings: titles } = asked.get(paper) ?? { rules: [], offerings: [] }
      const known = rules.some((one) => one.rule === rule)
      asked.set(paper, {
        rules: known ? rules : [...rules, { rule, source, since }],
        offerings: [...new Set([...titles, offering.title])],
      })
    }
  }
  return asked
}
