import { BadgeCheck } from 'lucide-react'
import type { VerifiedPapers } from '../../../server/filings/filing.contract.ts'
import type { CaregiverCard, OfferingView } from '../../../server/providers/provider.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Card, cx } from '../../ui/index.ts'
import { Portrait } from '../portraits/portrait.tsx'

type Props = {
  caregivers: readonly CaregiverCard[]
  offerings: readonly OfferingView[]
  verified: VerifiedPapers['carers']
}

/** Who comes: name, level, what they can do, and until when their health certificate is good. */
export function Caregivers({ caregivers, offerings, verified }: Props) {
  const t = useT('discovery')
  const offered = new Set(offerings.map(({ category }) => category))
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      {caregivers.map((person) => (
        <Card
          as="li"
          key={person.id}
          className="grid grid-cols-[auto_minmax(0,1fr)] content-start gap-x-4 gap-y-3"
        >
          <Portrait name={person.name} portrait={person.portrait} size="lg" />
          <div>
            <h3 className="font-semibold">{person.name}</h3>
            <p className="text-sm text-ink-soft elder:text-base">
              <LevelText level={person.level} />
            </p>
          </div>
          {person.bio && <p className="col-span-2">{person.bio}</p>}
          <p className="col-span-2 text-sm text-ink-soft elder:text-base">
            {person.skills
              .filter((skill) => offered.has(skill))
              .map((skill) => t(`category.${skill}`))
              .join(' · ')}
          </p>
          {person.languages.length > 0 && (
            <p className="col-span-2 text-sm elder:text-base">
              {t('provider.speaks', {
                languages: person.languages.map((one) => t(`language.${one}`)).join(t('provider.and')),
              })}
            </p>
          )}
          <Papers
            until={person.healthCertificateUntil}
            papers={verified.filter(({ caregiverId }) => caregiverId === person.id)}
          />
        </Card>
      ))}
    </ul>
  )
}

/** 养老护理员 and one of its eight levels. */
export function LevelText({ level }: { level: number | null }) {
  const t = useT('discovery')
  if (level === null) return <>{t('level.none')}</>
  return <>{t('level.carer', { level: t(`level.grade${level as 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`) })}</>
}

type PapersProps = { until: string | null; papers: VerifiedPapers['carers'] }

/** What we have seen stands apart from what the provider says of itself: only the former has a mark. */
export function Papers({ until, papers }: PapersProps) {
  const seen = papers.some(({ kind }) => kind === 'health_certificate')
  return (
    <>
      <Certificate until={until} seen={seen} />
      <CheckedPapers papers={papers} />
    </>
  )
}

function Certificate({ until, seen }: { until: string | null; seen: boolean }) {
  const t = useT('discovery')
  const line = 'col-span-2 text-sm elder:text-base'
  if (!until) return <p className={cx(line, 'text-warn')}>{t('provider.certificateNone')}</p>
  if (!seen)
    return <p className={cx(line, 'text-ink-soft')}>{t('provider.certificateDeclared', { until })}</p>
  return (
    <p className={cx(line, 'flex items-start gap-1.5 text-good')}>
      <BadgeCheck aria-hidden="true" className="mt-[0.25em] size-4 shrink-0" />
      {t('provider.certificate', { until })}
    </p>
  )
}

/** What we have seen of somebody's papers: the kinds, and until when. */
function CheckedPapers({ papers }: { papers: VerifiedPapers['carers'] }) {
  const t = useT('filings')
  if (papers.length === 0) return null
  const words = papers.map(({ kind, until }) =>
    until ? t('page.carerPaper', { paper: t(`paper.${kind}`), until }) : t(`paper.${kind}`),
  )
  return (
    <p className="col-span-2 text-sm text-ink-soft elder:text-base">
      {t('page.carer', { papers: words.join(t('page.and')) })}
    </p>
  )
}
