import { type OfferingCategory, offeringCategories } from '../../../server/providers/provider.contract.ts'
import { useT } from '../../i18n/index.ts'
import type { FormState } from '../../rpc/use-form-reply.ts'
import { cx, FieldGroup } from '../../ui/index.ts'
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
      {near.length > 0 && <Chips skills={near} ticked={ticked} />}
      {near.length > 0 ? (
        <Fold summary={t('caregiver.moreSkills')}>
          <Chips skills={rest} ticked={ticked} />
        </Fold>
      ) : (
        <Chips skills={rest} ticked={ticked} />
      )}
    </FieldGroup>
  )
}

function Chips({ skills, ticked }: { skills: readonly OfferingCategory[]; ticked: readonly string[] }) {
  const t = useT('discovery')
  return (
    <div className="flex flex-wrap gap-2">
      {skills.map((skill) => (
        <label
          key={skill}
          className={cx(
            'flex min-h-target-sm cursor-pointer items-center gap-2 rounded-full border border-line bg-surface px-4',
            'hover:border-pine-line has-checked:border-pine has-checked:bg-pine-wash has-checked:font-medium',
            'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
          )}
        >
          <input
            type="checkbox"
            name="skills"
            value={skill}
            defaultChecked={ticked.includes(skill)}
            className="size-5 accent-pine focus-visible:outline-none"
          />
          {t(`category.${skill}`)}
        </label>
      ))}
    </div>
  )
}
