import { z } from 'zod'
import { findRegions } from '../regions/regions.entry.ts'
import { personProcedure, publicProcedure, router } from '../rpc/trpc.ts'
import { addRecipient } from './add-recipient.ts'
import { archiveRecipient } from './archive-recipient.ts'
import { changeRole } from './change-role.ts'
import { createFamily } from './create-family.ts'
import {
  addRecipientInput,
  archiveRecipientInput,
  changeRoleInput,
  createFamilyInput,
  inviteMemberInput,
  inviteTokenInput,
  removeMemberInput,
  updateRecipientInput,
} from './family.contract.ts'
import { findFamilies } from './find-families.ts'
import { findHomes } from './find-homes.ts'
import { inviteMember, previewInvite } from './invite-member.ts'
import { joinFamily } from './join-family.ts'
import { removeMember } from './remove-member.ts'
import { updateRecipient } from './update-recipient.ts'

const regionsInput = z.object({ parent: z.string().max(12).optional() }).optional()

export const familyRouter = router({
  list: personProcedure.query(({ ctx }) => findFamilies(ctx)),
  /** Where those one cares for live, to about a hundred metres, for searching nearby. */
  homes: personProcedure.query(({ ctx }) => findHomes(ctx)),
  create: personProcedure.input(createFamilyInput).mutation(({ ctx, input }) => createFamily(ctx, input)),
  addRecipient: personProcedure
    .input(addRecipientInput)
    .mutation(({ ctx, input }) => addRecipient(ctx, input)),
  updateRecipient: personProcedure
    .input(updateRecipientInput)
    .mutation(({ ctx, input }) => updateRecipient(ctx, input)),
  archiveRecipient: personProcedure
    .input(archiveRecipientInput)
    .mutation(({ ctx, input }) => archiveRecipient(ctx, input)),
  invite: personProcedure.input(inviteMemberInput).mutation(({ ctx, input }) => inviteMember(ctx, input)),
  previewInvite: publicProcedure.input(inviteTokenInput).query(({ ctx, input }) => previewInvite(ctx, input)),
  join: personProcedure.input(inviteTokenInput).mutation(({ ctx, input }) => joinFamily(ctx, input)),
  changeRole: personProcedure.input(changeRoleInput).mutation(({ ctx, input }) => changeRole(ctx, input)),
  removeMember: personProcedure
    .input(removeMemberInput)
    .mutation(({ ctx, input }) => removeMember(ctx, input)),
  /** Provinces without a parent, then the cities of one, then the districts. */
  regions: publicProcedure.input(regionsInput).query(({ ctx, input }) => findRegions(ctx.db, input?.parent)),
})
