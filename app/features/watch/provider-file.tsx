import { Link } from '@remix-run/react'
import type { ProviderFile } from '../../../server/errands/errand.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import {
  Badge,
  Breadcrumbs,
  Card,
  DescriptionList,
  LinkButton,
  Page,
  PageHead,
  Section,
  WithAside,
} from '../../ui/index.ts'

/** A provider as operators know it: how it stands, and what of it may be suspended. */
export function ProviderFilePage({ file }: { file: ProviderFile }) {
  const t = useT('watch')
  const { id, name, state } = file
  return (
    <Page className="py-6 sm:py-8">
      <Breadcrumbs items={[{ to: '/operator/search', label: t('file.back') }, { label: name }]} />
      <PageHead
        title={name}
        lead={file.place}
        actions={
          <Badge tone={state === 'suspended' ? 'warn' : state === 'verified' ? 'good' : 'plain'}>
            {t(`file.states.${state}`)}
          </Badge>
        }
      />
      <WithAside aside={<Standing file={file} />}>
        <Section title={t('file.offerings')}>
          <Parts target="offering" rows={file.offerings} />
        </Section>
        <Section title={t('file.caregivers')}>
          <Parts target="caregiver" rows={file.caregivers} />
        </Section>
        <p>
          <Link className="link" to={`/providers/${id}`}>
            {t('file.public')}
          </Link>
        </p>
      </WithAside>
    </Page>
  )
}

function Standing({ file }: { file: ProviderFile }) {
  const t = useT('watch')
  const formats = useFormats()
  const { id, state, suspensionId, closureId } = file
  return (
    <Card tone="quiet" className="grid gap-4">
      <DescriptionList
        items={[
          { term: t('file.phone'), value: file.phone },
          { term: t('file.ahead'), value: t('file.visits', { count: file.ahead }) },
          { term: t('file.alarms'), value: String(file.alarms) },
          { term: t('file.remedies'), value: String(file.remedies) },
          { term: t('file.held'), value: file.payoutsHeldAt && formats.dayTime(file.payoutsHeldAt) },
        ]}
      />
      {suspensionId && (
        <LinkButton tone="secondary" to={`/suspensions/${suspensionId}`}>
          {t('file.seeSuspension')}
        </LinkButton>
      )}
      {closureId && (
        <LinkButton tone="secondary" to={`/operator/closures/${closureId}`}>
          {t('file.seeClosure')}
        </LinkButton>
      )}
      {state === 'verified' && (
        <LinkButton tone="danger" to={`/operator/suspend?target=provider&id=${id}`}>
          {t('file.suspend')}
        </LinkButton>
      )}
      {state !== 'unclaimed' && !closureId && (
        <LinkButton tone="secondary" to={`/operator/closures/new?provider=${id}`}>
          {t('file.close')}
        </LinkButton>
      )}
    </Card>
  )
}

type Target = 'offering' | 'caregiver'

function Parts({ target, rows }: { target: Target; rows: ProviderFile['offerings'] }) {
  const t = useT('watch')
  if (rows.length === 0) return <p className="text-ink-soft">–</p>
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {rows.map(({ id, name, suspensionId }) => (
          <li
            key={id}
            id={`${target[0]}-${id}`}
            className="flex flex-wrap items-center justify-between gap-3 px-5 py-3 target:bg-pine-wash"
          >
            <span className="font-semibold">{name}</span>
            {suspensionId ? (
              <LinkButton size="sm" tone="secondary" to={`/suspensions/${suspensionId}`}>
                {t('file.suspended')}
                <span className="sr-only"> · {name}</span>
              </LinkButton>
            ) : (
              <LinkButton size="sm" tone="quiet" to={`/operator/suspend?target=${target}&id=${id}`}>
                {t('file.suspend')}
                <span className="sr-only"> · {name}</span>
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
