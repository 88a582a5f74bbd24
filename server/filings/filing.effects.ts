import type { NoticeKind } from '../notices/notice.contract.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import type { Tx } from '../platform/db.ts'
import { tellOfChange } from '../providers/providers.entry.ts'
import { applyGrade, applyToCaregiver } from './apply-paper.ts'
import type { FilingTransition } from './filing.contract.ts'
import type { FilingEffect } from './filing.lifecycle.ts'
import type { FilingRecord } from './load-filing.ts'
import { refreshClearance } from './refresh-clearance.ts'

/** What follows from a move, in its transaction; what others are told leaves with the commit. */
export async function applyFilingEffect(
  tx: Tx,
  effect: FilingEffect,
  filing: FilingRecord,
  name: FilingTransition,
  now: Date,
): Promise<void> {
  if (effect === 'apply') return apply(tx, filing, now)
  const { provider, providerId, kind, version, id } = filing
  const params = { providerName: provider.name, paper: kind, until: filing.validUntil?.toISOString() }
  const dedupe = `filing:${id}:${version}`
  if (effect === 'tell-operators') {
    const told = name === 'submit' ? 'filing_submitted' : 'filing_overdue'
    const path = `/operator/filings/${id}`
    return enqueue(tx, 'notice', { to: { operators: true }, kind: told, params, path, dedupe })
  }
  const told = tellings[name]
  if (!told) return
  const path = paperPath(filing)
  await enqueue(tx, 'notice', { to: { providerId }, kind: told, params, path, dedupe })
}

const tellings: Partial<Record<FilingTransition, NoticeKind>> = {
  receive: 'filing_received',
  return: 'filing_returned',
  accept: 'filing_accepted',
  refuse: 'filing_refused',
  revoke: 'filing_revoked',
  remind: 'filing_ending',
  expire: 'filing_over',
  forget: 'filing_forgotten',
}

const paperPath = ({ providerId, kind, caregiverId }: FilingRecord) =>
  `/desk/${providerId}/papers/${kind}${caregiverId ? `?caregiver=${caregiverId}` : ''}`

/** Whoever may be booked, and found, follows from the papers of this moment. */
async function apply(tx: Tx, filing: FilingRecord, now: Date): Promise<void> {
  const { providerId, caregiverId, kind } = filing
  if (caregiverId) await applyToCaregiver(tx, { caregiverId, kind, now })
  else if (kind === 'grade') await applyGrade(tx, providerId, now)
  else await refreshClearance(tx, providerId)
  await tellOfChange(tx, providerId)
}
