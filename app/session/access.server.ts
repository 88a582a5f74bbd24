import { type AppLoadContext, data, redirect } from '@remix-run/node'
import type { Person } from '../../server/kernel/view.contract.ts'
import { problemFrom } from '../rpc/problem-from.ts'

/** Why a screen of the desk, the setup or the operators stays closed; the boundary turns it into words. */
export type Closed = { closed: 'not_yours' | 'managers_only' | 'operators_only' | 'missing' }

export type Desk = Person['providers'][number]

/** The signed-in person; anyone else is sent to sign in and comes back here afterwards. */
export function requirePerson(context: AppLoadContext, request: Request): Person {
  if (context.viewer.kind === 'person') return context.viewer
  const { pathname, search } = new URL(request.url)
  throw redirect(`/sign-in?next=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`)
}

/** The provider as this person knows it: their role there. Closed to everyone who does not work there. */
export function requireDesk(context: AppLoadContext, request: Request, providerId: string | undefined): Desk {
  const desk = requirePerson(context, request).providers.find(({ id }) => id === providerId)
  if (!desk) throw data({ closed: 'not_yours' } satisfies Closed, { status: 403 })
  return desk
}

/** The same, for what only a manager changes. */
export function requireManager(
  context: AppLoadContext,
  request: Request,
  providerId: string | undefined,
): Desk {
  const desk = requireDesk(context, request, providerId)
  if (desk.role !== 'manager') throw data({ closed: 'managers_only' } satisfies Closed, { status: 403 })
  return desk
}

/** A signed-in operator. */
export function requireOperator(context: AppLoadContext, request: Request): Person {
  const person = requirePerson(context, request)
  if (!person.operator) throw data({ closed: 'operators_only' } satisfies Closed, { status: 403 })
  return person
}

/** What a loader shows, or a page that says it is not there; a defect is thrown on. */
export async function found<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    const problem = problemFrom(error)
    // An id that is no id is as absent as one that names nothing.
    if (problem?.status === 404 || problem?.status === 403 || problem?.status === 422) throw missing()
    throw error
  }
}

/** Thrown for what is not there, or not for these eyes. */
export function missing() {
  return data({ closed: 'missing' } satisfies Closed, { status: 404 })
}
