import type { ProviderSetup } from '../../../server/providers/provider.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, Card, Tag } from '../../ui/index.ts'
import { Portrait } from '../portraits/portrait.tsx'
import { EditLink } from './offering-list.tsx'

type Row = ProviderSetup['caregivers'][number]

/** Who works here: level, skills, hours a week, health certificate; what is missing is said in place. */
export function CaregiverList({ caregivers, base }: { caregivers: readonly Row[]; base: string }) {
  const t = useT(['provider', 'discovery'])
  const formats = useFormats()
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {caregivers.map((caregiver) => {
          const minutes = caregiver.hours.reduce((sum, row) => sum + row.endMinute - row.startMinute, 0)
          return (
            <li
              key={caregiver.id}
              className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-4 px-4 py-4 sm:px-5"
            >
              <Portrait name={caregiver.name} portrait={caregiver.portrait} />
              <div className="grid min-w-0 gap-2">
                <p className="flex flex-wrap items-baseline gap-x-3">
                  <span className="font-semibold">{caregiver.name}</span>
                  <span className="text-sm text-ink-soft">
                    {[
                      t(`discovery:gender.${caregiver.gender}`),
                      caregiver.level && t(`discovery:level.grade${caregiver.level as 1}`),
                      minutes > 0 && t('setup.weekly', { duration: formats.duration(minutes) }),
                      caregiver.accountPhone && formats.maskPhone(caregiver.accountPhone),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </p>
                <p className="flex flex-wrap gap-1.5">
                  {caregiver.skills.map((skill) => (
                    <Tag key={skill}>{t(`discovery:category.${skill}`)}</Tag>
                  ))}
                </p>
                <Standing caregiver={caregiver} />
              </div>
              <EditLink to={`${base}/caregivers/${caregiver.id}`} name={caregiver.name} />
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

/** What keeps this one from being booked, or until when nothing does. */
function Standing({ caregiver }: { caregiver: Row }) {
  const t = useT('provider')
  const formats = useFormats()
  const until = caregiver.healthCertificateUntil
  const lapsed = caregiver.gaps.includes('no_credential')
  return (
    <p className="flex flex-wrap gap-2">
      {until ? (
        <Badge tone={lapsed ? 'warn' : 'plain'}>
          {t(lapsed ? 'setup.certificateLapsed' : 'setup.validUntil', { date: formats.date(until) })}
        </Badge>
      ) : (
        <Badge tone={lapsed ? 'warn' : 'plain'}>{t('setup.noCertificate')}</Badge>
      )}
      {caregiver.gaps.includes('no_hours') && <Badge tone="warn">{t('setup.noHours')}</Badge>}
      {caregiver.gaps.includes('no_offering') && <Badge tone="warn">{t('setup.noMatch')}</Badge>}
    </p>
  )
}
