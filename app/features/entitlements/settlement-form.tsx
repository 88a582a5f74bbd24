import { funders } from '../../../server/entitlements/entitlement.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Button, Card, Select, TextField } from '../../ui/index.ts'

/** Asks for a month's account with a funder: a file, so that the browser itself sends the form. */
export function SettlementForm({ month }: { month: string }) {
  const t = useT('entitlements')
  return (
    <Card>
      <form method="post" action="/operator/settlement.csv" className="grid gap-5">
        <div className="grid items-end gap-5 sm:grid-cols-3">
          <Select
            name="funder"
            label={t('operator.funder')}
            options={funders.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
          <TextField
            name="month"
            label={t('operator.month')}
            hint={t('field.monthHint')}
            defaultValue={month}
          />
          <TextField name="reason" id="settle-why" label={t('operator.reason')} maxLength={200} required />
        </div>
        <Button type="submit" tone="secondary" className="justify-self-start">
          {t('operator.download')}
        </Button>
      </form>
    </Card>
  )
}
