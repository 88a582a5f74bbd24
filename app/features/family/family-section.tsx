import { Form, Link } from '@remix-run/react'
import { Plus } from 'lucide-react'
import type { FamilyView, RecipientView } from '../../../server/families/family.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Avatar, Badge, Card, LinkButton, RadioCards, Section, SubmitButton } from '../../ui/index.ts'
import { Fold } from '../orders/fold.tsx'
import { ShownLink } from '../orders/order-moves.tsx'
import { MemberRow } from './member-row.tsx'
import { hasWishes, useWishWords } from './wishes-fields.tsx'

export type MadeInvite = { familyId: string; url: string; expiresAt: Date; role: FamilyView['myRole'] }

/** One circle: whom it cares for, who belongs to it, and how to ask others in. */
export function FamilySection({ family, made }: { family: FamilyView; made: MadeInvite | null }) {
  const t = useT('family')
  const organises = family.myRole === 'organiser'
  return (
    <section aria-labelledby={`family-${family.id}`} className="grid gap-8">
      <h2 id={`family-${family.id}`} className="text-xl">
        {family.name}
      </h2>
      <Section title={t('page.recipients')} level={3}>
        {family.recipients.length === 0 && <p className="text-ink-soft">{t('page.recipientsNone')}</p>}
        <ul className="grid gap-4 sm:grid-cols-2">
          {family.recipients.map((person) => (
            <RecipientCard key={person.id} person={person} mayEdit={family.myRole !== 'viewer'} />
          ))}
        </ul>
        {family.myRole !== 'viewer' && (
          <LinkButton
            to={`/family/recipients/new?family=${family.id}`}
            tone="secondary"
            className="justify-self-start"
            icon={<Plus aria-hidden="true" className="size-5" />}
          >
            {t('page.add')}
          </LinkButton>
        )}
      </Section>
      <Section title={t('page.members')} level={3}>
        <Card flush>
          <ul className="divide-y divide-line">
            {family.members.map((member) => (
              <MemberRow key={member.id} member={member} organises={organises} />
            ))}
          </ul>
        </Card>
        {organises && <Invite family={family} made={made} />}
      </Section>
    </section>
  )
}

function RecipientCard({ person, mayEdit }: { person: RecipientView; mayEdit: boolean }) {
  const t = useT('family')
  const wishes = useWishWords()
  return (
    <Card
      as="li"
      className="relative grid grid-cols-[auto_minmax(0,1fr)] content-start gap-x-4 gap-y-2 hover:border-pine-line"
    >
      <Avatar name={person.calledBy} />
      <div>
        <h4 className="text-lg leading-snug">
          {mayEdit ? (
            <Link
              to={`/family/recipients/${person.id}`}
              aria-label={t('page.edit', { calledBy: person.calledBy })}
              className="no-underline after:absolute after:inset-0 after:rounded-md hover:text-pine"
            >
              {person.calledBy}
            </Link>
          ) : (
            person.calledBy
          )}
        </h4>
        <p className="text-ink-soft">{person.name}</p>
      </div>
      <p className="col-span-2 text-ink-soft">
        {person.regionName} {person.addressLine}
      </p>
      {hasWishes(person.wishes) && (
        <p className="col-span-2 text-sm text-ink-soft elder:text-base">{wishes(person.wishes)}</p>
      )}
      {(person.asksFirst || person.linkExpiresAt) && (
        <p className="col-span-2 flex flex-wrap items-center gap-2">
          {person.asksFirst && <Badge tone="pine">{t('page.asksFirst')}</Badge>}
          {person.linkExpiresAt && (
            <span className="text-sm text-ink-soft elder:text-base">
              {t('page.linkUntil', { until: person.linkExpiresAt })}
            </span>
          )}
        </p>
      )}
    </Card>
  )
}

const invited = ['member', 'viewer'] as const

function Invite({ family, made }: { family: FamilyView; made: MadeInvite | null }) {
  const t = useT('family')
  return (
    <Fold summary={t('page.invite')} open={made ? true : undefined}>
      <p className="text-ink-soft">{t('page.inviteText')}</p>
      {made && (
        <ShownLink
          label={t('page.inviteReady', { role: t(`role.${made.role}`) })}
          url={made.url}
          expiresAt={made.expiresAt}
        />
      )}
      <Form method="post" className="grid gap-4">
        <input type="hidden" name="familyId" value={family.id} />
        <RadioCards
          name="role"
          id={`role-${family.id}`}
          label={t('page.inviteRole')}
          columns={2}
          defaultValue="member"
          choices={invited.map((role) => ({
            value: role,
            title: t(`role.${role}`),
            detail: t(`roleText.${role}`),
          }))}
        />
        <SubmitButton tone="secondary" name="intent" value="invite" className="justify-self-start">
          {t('page.inviteSend')}
        </SubmitButton>
      </Form>
    </Fold>
  )
}
