import { recordEvent } from '../events/events.entry.ts'
import type { Tx } from '../platform/db.ts'
import { tellOfChange } from '../providers/providers.entry.ts'
import type { Subject } from './targets.ts'

type Marked = {
  readonly on: boolean
  readonly at: Date
  readonly by: { readonly kind: string; readonly id: string | null; readonly name: string }
  readonly reason: string
}

/** Puts the mark every booking asks for on what is suspended, or takes it away; search and open desks hear of it. */
export async function mark(tx: Tx, subject: Subject, { on, at, by, reason }: Marked): Promise<void> {
  const { target, id } = subject
  const data = { suspendedAt: on ? at : null }
  if (target === 'offering') await tx.offering.update({ where: { id }, data })
  if (target === 'caregiver') await tx.caregiver.update({ where: { id }, data })
  if (target === 'person') await tx.user.update({ where: { id }, data })
  if (target === 'provider') {
    const [from, to] = on ? (['verified', 'suspended'] as const) : (['suspended', 'verified'] as const)
    const [moved] = await tx.provider.updateManyAndReturn({
      where: { id, state: from },
      data: { state: to, version: { increment: 1 } },
      select: { version: true },
    })
    if (!moved) return
    await recordEvent(tx, {
      ...{ stream: `provider:${id}`, position: moved.version, subject: 'provider', subjectId: id },
      ...{ transition: on ? 'suspend' : 'reinstate', from, to, actor: by, reason, at },
    })
  }
  if (subject.providerId) await tellOfChange(tx, subject.providerId)
}
