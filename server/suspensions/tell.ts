import type { NoticeKind } from '../notices/notice.contract.ts'
import { type Audience, enqueue } from '../outbox/outbox.entry.ts'
import type { Tx } from '../platform/db.ts'
import type { Subject } from './targets.ts'

type Told = Extract<NoticeKind, 'suspended' | `suspension_${string}`>
type At = { readonly id: string; readonly version: number }

/** Tells whom it is about: the person, or those who run the provider. */
export const tellSubject = (tx: Tx, subject: Subject, at: At, kind: Told): Promise<void> =>
  tell(tx, subjectOf(subject), subject, at, kind)

export const tellOperators = (tx: Tx, subject: Subject, at: At, kind: Told): Promise<void> =>
  tell(tx, { operators: true }, subject, at, kind)

const subjectOf = ({ target, id, providerId }: Subject): Audience =>
  target === 'person'
    ? { userId: id }
    : { providerId: providerId ?? '', ...(target === 'caregiver' && { caregiverId: id }) }

const tell = (tx: Tx, to: Audience, { name }: Subject, { id, version }: At, kind: Told) =>
  enqueue(tx, 'notice', {
    ...{ to, kind, params: { name }, dedupe: `suspension:${id}:${version}:${kind}` },
    path: `/suspensions/${id}`,
  })
