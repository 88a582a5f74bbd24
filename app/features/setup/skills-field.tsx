import { type OfferingCategory, offeringCategories } from '../../../server/providers/provider.contract.ts'
import { useT } from '../../i18n/index.ts'
import type { FormState } from '../../rpc/use-form-reply.ts'
import { Chips, FieldGroup } from '../../ui/index.ts'
import { Fold } from '../orders/fold.tsx'

type SkillsFieldProps = { form: FormState; offered: readonly OfferingCategory[] }

/** What a caregiver does. The provider's own services stand first; the long rest is a fold away. */
export function SkillsField({ form, offered }: SkillsFieldProps) {
  const t = useT('provider')
  const { defaultValue: ticked, ...field } = form.list('skills')
  const near = offeringCategories.filter((skill) => offered.includes(skill) || ticked.includes(skill))
  const rest = offeringCategories.filter((skill) => !near.includes(skill))
  return (
    <FieldGroup {...field} label={t('caregiver.skills')} hint={t('caregiver.skillsHint')}>
      {near.length > 0 && <Skills skills={near} ticked={ticked} />}
      {near.length > 0 ? (
        <Fold summary={t('caregiver.moreSkills')}>
          <Skills skills={rest} ticked={ticked} />
        </Fold>
      ) : (
        <Skills skills={rest} ticked={ticked} />
      )}
    </FieldGroup>
  )
}

function Skills({ skills, ticked }: { skills: readonly OfferingCategory[]; ticked: readonly string[] }) {
  const t = useT('discovery')
  const choices = skills.map((value) => ({ value, label: t(`category.${value}`) }))
  return <Chips name="skills" choices={choices} ticked={ticked} />
}
