import { Form } from '@remix-run/react'
import { useT } from '../../i18n/index.ts'
import { Button, Page, PageHead, Section, TextField } from '../../ui/index.ts'

const steps = ['claim', 'check', 'open'] as const

/** How a provider gets from a line in a register to taking orders. */
export function OnboardingPage({ helpPhone }: { helpPhone: string | null }) {
  const t = useT('onboarding')
  return (
    <Page width="form">
      <PageHead title={t('title')} lead={t('lead')} />
      <Section title={t('findTitle')}>
        <Form method="get" action="/search" className="grid gap-4">
          <TextField name="q" label={t('find')} maxLength={80} />
          <Button type="submit" className="justify-self-start">
            {t('search')}
          </Button>
        </Form>
      </Section>
      <Section title={t('steps')}>
        <ol className="grid list-decimal gap-4 ps-5">
          {steps.map((name) => (
            <li key={name}>
              <strong>{t(`${name}Title`)}</strong>
              <p>{t(name)}</p>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t('missingTitle')}>
        <p>{helpPhone ? t('missingPhone', { phone: helpPhone }) : t('missing')}</p>
      </Section>
    </Page>
  )
}
