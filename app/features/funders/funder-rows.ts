import { z } from 'zod'
import { funderPaymentRow, recordFunderPaymentInput } from '../../../server/funders/funder.contract.ts'
import { fenOf } from '../setup/yuan.ts'

const bearers: Readonly<Record<string, 'later' | 'provider' | 'platform'>> = {
  ...{ 待付: 'later', 机构: 'provider', 平台: 'platform' },
  ...{ later: 'later', provider: 'provider', platform: 'platform' },
}

/** One order a line, as pasted from a table: number, yuan paid, who bears the rest, why. Null where a line says something else. */
function rowsFrom(pasted: string): z.output<typeof funderPaymentRow>[] | null {
  const lines = pasted
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const rows = lines.map((line) => {
    const [orderNumber = '', paid = '', bearer = '', ...reason] = line
      .split(/[,，\t]/)
      .map((cell) => cell.trim())
    const read = funderPaymentRow.safeParse({
      ...{ orderNumber, paidFen: fenOf(paid), reason: reason.join('，') },
      bearer: bearer ? bearers[bearer] : null,
    })
    return read.success && (bearer === '' || bearer in bearers) ? read.data : null
  })
  const whole = rows.flatMap((row) => row ?? [])
  return whole.length === lines.length && whole.length > 0 ? whole : null
}

/** What a fund has paid, as an operator types it. */
export const funderForm = recordFunderPaymentInput.omit({ rows: true }).extend({
  rows: z.string().transform((pasted, issues) => {
    const rows = rowsFrom(pasted)
    if (rows) return rows
    issues.addIssue({ code: 'custom', message: 'funder.rows' })
    return z.NEVER
  }),
})
