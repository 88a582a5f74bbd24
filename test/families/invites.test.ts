import { describe, expect, test } from 'vitest'
import { days } from '../../server/kernel/clock.ts'
import { hashOfToken } from '../../server/platform/secret-token.ts'
import { movableClock } from '../support/clock.ts'
import { personOf, testCtx } from '../support/world.ts'
import { openCircles, problemOf, tokenOf } from './circles.ts'

const { db, clock, callerFor, as, asNobody, newFamily, newPerson } = await openCircles()

describe('an invite', () => {
  const guest = () => newPerson('客人')

  test('says what it invites to, lets one person in, and is then used', async () => {
    const family = await newFamily('organiser')
    const invite = await (await as(family.people[0]!)).invite({ familyId: family.id, role: 'payer' })
    expect(invite).toMatchObject({ role: 'payer', expiresAt: new Date(clock.now().getTime() + days(7)) })
    const token = tokenOf(invite.url)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(await db.familyInvite.count({ where: { tokenHash: token } })).toBe(0)
    expect(await db.familyInvite.count({ where: { tokenHash: hashOfToken(token) } })).toBe(1)
    expect(await asNobody().previewInvite({ token })).toEqual({
      familyName: '试试家',
      invitedByName: '家人0',
      role: 'payer',
      expiresAt: invite.expiresAt,
    })
    const [first, second] = [await guest(), await guest()]
    expect(await (await as(first)).join({ token })).toEqual({ familyId: family.id })
    expect((await (await as(first)).list())[0]?.myRole).toBe('payer')
    expect(await (await as(first)).join({ token })).toEqual({ familyId: family.id })
    expect(await problemOf((await as(second)).join({ token }))).toBe('families.invite_invalid')
    expect(await problemOf(asNobody().previewInvite({ token }))).toBe('families.invite_invalid')
  })

  test('taken by several at once lets one in', async () => {
    const family = await newFamily('organiser')
    const { url } = await (await as(family.people[0]!)).invite({ familyId: family.id, role: 'member' })
    const guests = await Promise.all([guest(), guest(), guest()].map(async (person) => as(await person)))
    const answers = await Promise.all(guests.map((api) => problemOf(api.join({ token: tokenOf(url) }))))
    expect(answers.filter((code) => code === null)).toHaveLength(1)
    expect(answers.filter((code) => code === 'families.invite_invalid')).toHaveLength(2)
    expect(await db.familyMember.count({ where: { familyId: family.id } })).toBe(2)
  })

  test('opened by a member is left for the one it is meant for, and changes no role', async () => {
    const family = await newFamily('organiser')
    const api = await as(family.people[0]!)
    const { url } = await api.invite({ familyId: family.id, role: 'viewer' })
    await api.join({ token: tokenOf(url) })
    expect((await api.list())[0]?.myRole).toBe('organiser')
    await (await as(await guest())).join({ token: tokenOf(url) })
  })

  test('ends after seven days', async () => {
    const family = await newFamily('organiser')
    const { url } = await (await as(family.people[0]!)).invite({ familyId: family.id, role: 'member' })
    const later = movableClock(new Date(clock.now().getTime() + days(7)))
    const late = callerFor(testCtx(db, later, personOf(await guest())))
    expect(await problemOf(late.previewInvite({ token: tokenOf(url) }))).toBe('families.invite_invalid')
    expect(await problemOf(late.join({ token: tokenOf(url) }))).toBe('families.invite_invalid')
  })

  test('of someone who no longer organises is no way back in', async () => {
    const family = await newFamily('organiser', 'organiser')
    const [first, second] = family.people
    const { url } = await (await as(second!)).invite({ familyId: family.id, role: 'member' })
    await (await as(first!)).removeMember({ memberId: family.memberOf(1).id })
    expect(await problemOf((await as(second!)).join({ token: tokenOf(url) }))).toBe('families.invite_invalid')
  })
})
