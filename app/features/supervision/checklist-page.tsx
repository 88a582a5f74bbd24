import { Form } from '@remix-run/react'
import { type ProviderKind, providerKinds } from '../../../server/providers/provider.contract.ts'
import type { ChecklistItem } from '../../../server/supervision/supervision.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Button, Card, DescriptionList, Page, PageHead, Select, Stack } from '../../ui/index.ts'
import { OpenData, PublicTabs } from './public-tabs.tsx'
import { useItemWords } from './words.tsx'

/** 监管清单: 事项, 依据, 措施, 流程. */
export function ChecklistPage({ items, kind }: { items: readonly ChecklistItem[]; kind: string }) {
  const t = useT(['supervision', 'discovery'])
  const formats = useFormats()
  const words = useItemWords()
  return (
    <Page>
      <PageHead title={t('checklist.title')} lead={t('checklist.lead')} />
      <PublicTabs />
      <Form method="get" className="flex flex-wrap items-end gap-3 print:hidden">
        <Select
          className="w-full sm:w-64"
          name="kind"
          label={t('filter.kind')}
          defaultValue={kind}
          placeholder={t('filter.all')}
          options={providerKinds.map((value) => ({ value, label: t(`discovery:kind.${value}`) }))}
        />
        <Button type="submit" tone="secondary">
          {t('filter.show')}
        </Button>
      </Form>
      <Stack as="ul" gap="md">
        {items.map((item) => (
          <Card as="li" key={item.id} className="grid gap-4 break-inside-avoid">
            <h2 className="text-lg">{words.matter(item)}</h2>
            <DescriptionList
              items={[
                {
                  term: t('head.kinds'),
                  value:
                    formats.list(item.kinds.map((one) => t(`discovery:kind.${one as ProviderKind}`))) ||
                    t('checklist.anyKind'),
                },
                { term: t('head.basis'), value: item.basis },
                { term: t('head.measure'), value: words.measure(item) },
                { term: t('head.procedure'), value: words.procedure(item) },
              ]}
            />
          </Card>
        ))}
      </Stack>
      <OpenData />
    </Page>
  )
}
