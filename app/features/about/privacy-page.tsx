import { retentionRuleNames, retentionRules } from '../../../server/privacy/retention.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Card, DescriptionList, Page, PageHead, Section } from '../../ui/index.ts'
import { PrintButton } from '../orders/print-button.tsx'

const short = ['family', 'provider', 'look', 'ads'] as const
const groups = [
  'account',
  'family',
  'draft',
  'care',
  'order',
  'money',
  'review',
  'elder',
  'notice',
  'place',
  'search',
  'provider',
  'record',
  'log',
] as const
const cookies = ['session', 'draft', 'code', 'display', 'none'] as const

/** What is kept about whom, why, how long, and who sees it. Every sentence has its place in the code. */
export function PrivacyPage({ helpPhone }: { helpPhone: string | null }) {
  const t = useT('privacy')
  return (
    <Page>
      <PageHead title={t('title')} lead={t('lead')} actions={<PrintButton>{t('print')}</PrintButton>} />
      <Section title={t('short.title')}>
        <Sentences texts={short.map((name) => t(`short.${name}`))} />
      </Section>
      {groups.map((name) => (
        <Section key={name} title={t(`groups.${name}.title`)}>
          <Card tone="quiet">
            <DescriptionList
              items={(['what', 'why', 'long', 'who'] as const).map((asked) => ({
                term: t(asked),
                value: t(`groups.${name}.${asked}`),
              }))}
            />
          </Card>
        </Section>
      ))}
      <Section title={t('rules.title')} lead={t('rules.lead')}>
        <Sentences
          texts={retentionRuleNames.map((rule) => t(`rules.${rule}`, { days: retentionRules[rule] }))}
        />
      </Section>
      <Section title={t('cookies.title')}>
        <Sentences texts={cookies.map((name) => t(`cookies.${name}`))} />
      </Section>
      <Section title={t('yours.title')}>
        <Sentences
          texts={[
            t('yours.see'),
            t('yours.stop'),
            `${t('yours.ask')} ${helpPhone ? t('yours.askPhone', { phone: helpPhone }) : t('yours.askNoPhone')}`,
            t('yours.keep'),
            t('yours.law'),
          ]}
        />
      </Section>
      <p className="text-ink-soft">{t('asOf')}</p>
    </Page>
  )
}

function Sentences({ texts }: { texts: readonly string[] }) {
  return (
    <ul className="grid max-w-measure list-disc gap-2 ps-5">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
