import type { Viewer } from '../kernel/view.contract.ts'
import type { Db } from '../platform/db.ts'
import { nationalPhone } from './account.contract.ts'
import type { Auth } from './auth.ts'

const anonymous: Viewer = { kind: 'anonymous' }

/** Who sent this request, by its session cookie; anonymous without one, or when the session or person is gone. */
export async function viewerFromRequest(
  { auth, db }: { auth: Auth; db: Db },
  headers: Headers,
): Promise<Viewer> {
  if (!headers.has('cookie')) return anonymous
  const session = await auth.api.getSession({ headers })
  return session ? loadViewer(db, session.user.id) : anonymous
}

/** A person with everything that decides what they may see: families, providers, whether they are an operator. */
export async function loadViewer(db: Db, userId: string): Promise<Viewer> {
  const user = await db.user.findUnique({
    where: { id: userId },
    select: {
      id: true,
      name: true,
      phoneNumber: true,
      families: {
        select: { role: true, family: { select: { id: true, name: true } } },
        orderBy: { joinedAt: 'asc' },
      },
      providers: {
        select: { role: true, provider: { select: { id: true, name: true } } },
        orderBy: { joinedAt: 'asc' },
      },
      caregiver: { select: { id: true, providerId: true }, where: { retiredAt: null } },
      operator: { select: { userId: true } },
    },
  })
  if (!user) return anonymous
  return {
    kind: 'person',
    userId: user.id,
    name: user.name,
    phone: user.phoneNumber && nationalPhone(user.phoneNumber),
    families: user.families.map(({ role, family }) => ({ ...family, role })),
    providers: user.providers.map(({ role, provider }) => ({
      ...provider,
      role,
      caregiverId: user.caregiver.find(({ providerId }) => providerId === provider.id)?.id ?? null,
    })),
    operator: user.operator !== null,
  }
}
