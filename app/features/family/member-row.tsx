import { Form } from '@remix-run/react'
import type { FamilyView } from '../../../server/families/family.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Avatar, Badge, Select, SubmitButton } from '../../ui/index.ts'

const roles = ['organiser', 'payer', 'member', 'viewer'] as const satisfies FamilyView['myRole'][]

type Member = FamilyView['members'][number]

/** One adult of the family; the organiser may give another role or ask them to leave, anybody may leave. */
export function MemberRow({ member, organises }: { member: Member; organises: boolean }) {
  const t = useT('family')
  return (
    <li className="grid gap-3 px-5 py-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Avatar name={member.name} size="sm" />
        <p className="min-w-0 flex-1">
          <span className="font-semibold">{member.name}</span>
          {member.me && <span className="text-ink-soft"> · {t('page.me')}</span>}
          <span className="block text-sm text-ink-soft elder:text-base">{t(`roleText.${member.role}`)}</span>
        </p>
        <Badge tone={member.role === 'organiser' ? 'pine' : 'plain'}>{t(`role.${member.role}`)}</Badge>
      </div>
      {(organises || member.me) && (
        <div className="flex flex-wrap items-start gap-x-6 gap-y-1">
          {organises && !member.me && <RoleForm member={member} />}
          <RemoveForm member={member} />
        </div>
      )}
    </li>
  )
}

function RoleForm({ member }: { member: Member }) {
  const t = useT('family')
  const formats = useFormats()
  return (
    <details>
      <summary className="link flex min-h-6 w-fit items-center text-sm elder:min-h-target elder:text-base">
        {t('page.changeRole')}
      </summary>
      <Form method="post" className="flex flex-wrap items-end gap-3 pt-3">
        <input type="hidden" name="memberId" value={member.id} />
        <Select
          name="role"
          id={`role-of-${member.id}`}
          label={t('page.roleOf', { name: member.name })}
          defaultValue={member.role}
          options={roles.map((role) => ({
            value: role,
            label: formats.aside(t(`role.${role}`), t(`roleText.${role}`)),
          }))}
        />
        <SubmitButton tone="secondary" name="intent" value="change-role">
          {t('page.save')}
        </SubmitButton>
      </Form>
    </details>
  )
}

function RemoveForm({ member }: { member: Member }) {
  const t = useT('family')
  const { name } = member
  return (
    <details>
      <summary className="link flex min-h-6 w-fit items-center text-sm elder:min-h-target elder:text-base">
        {t(member.me ? 'page.leave' : 'page.remove')}
      </summary>
      <Form method="post" className="grid justify-items-start gap-3 pt-3">
        <input type="hidden" name="memberId" value={member.id} />
        <p>{member.me ? t('page.leaveText') : t('page.removeText', { name })}</p>
        <SubmitButton tone="danger" name="intent" value="remove">
          {t(member.me ? 'page.leaveSend' : 'page.removeSend')}
        </SubmitButton>
      </Form>
    </details>
  )
}
