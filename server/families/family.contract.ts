import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'
import type { FamilyRole } from '../kernel/view.contract.ts'
import { type WishesInput, wishesInput } from './wishes.contract.ts'

const familyRoles = ['organiser', 'payer', 'member', 'viewer'] as const

/** Roles that may order and cancel; a viewer only watches. Who pays must be organiser or payer. */
export const orderingRoles: readonly FamilyRole[] = ['organiser', 'payer', 'member']

export const createFamilyInput = z.object({ name: z.string().trim().min(1).max(40) })
export const recipientInput = z.object({
  kind: z.enum(['elder', 'child']),
  name: z.string().trim().min(1).max(40),
  calledBy: z.string().trim().min(1).max(20),
  gender: z.enum(['female', 'male']).nullable().default(null),
  bornOn: z.iso.date().nullable().default(null),
  phone: z
    .string()
    .trim()
    .regex(/^(|1[3-9]\d{9})$/)
    .default(''),
  regionCode: z.string().regex(/^\d{6}$/),
  addressLine: z.string().trim().min(2).max(120),
  asksFirst: z.boolean().default(false),
  /** Called the day before a visit on their own phone. */
  callsAhead: z.boolean().default(false),
  /** Stay as they are where left out. */
  wishes: wishesInput.optional(),
})
export type RecipientInput = z.infer<typeof recipientInput>
export const addRecipientInput = recipientInput.extend({ familyId: z.uuid() })
export const updateRecipientInput = recipientInput.extend({ recipientId: z.uuid() })
export const archiveRecipientInput = z.object({ recipientId: z.uuid() })
export const inviteMemberInput = z.object({ familyId: z.uuid(), role: z.enum(['payer', 'member', 'viewer']) })
export const inviteTokenInput = z.object({ token: z.string().min(20).max(100) })
export const changeRoleInput = z.object({ memberId: z.uuid(), role: z.enum(familyRoles) })
export const removeMemberInput = z.object({ memberId: z.uuid() })

export type RecipientView = {
  id: string
  familyId: string
  kind: 'elder' | 'child'
  name: string
  calledBy: string
  gender: 'female' | 'male' | null
  bornOn: string | null
  phone: string | null
  regionCode: string | null
  /** 上海市 浦东新区 */
  regionName: string
  addressLine: string
  asksFirst: boolean
  callsAhead: boolean
  wishes: WishesInput
  /** A live elder link exists until then. */
  linkExpiresAt: Date | null
}

export type FamilyView = {
  id: string
  name: string
  myRole: FamilyRole
  members: readonly {
    id: string
    userId: string
    name: string
    role: FamilyRole
    joinedAt: Date
    me: boolean
  }[]
  recipients: readonly RecipientView[]
}

export const familyProblems = problems({
  'families.not_found': { status: 404 },
  'families.recipient_not_found': { status: 404 },
  'families.not_allowed': { status: 403 },
  'families.invite_invalid': { status: 410 },
  'families.last_organiser': { status: 409 },
  'families.recipient_has_orders': { status: 409 },
  'families.region_unknown': { status: 422, field: 'regionCode' },
})
