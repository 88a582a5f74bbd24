import type { Books } from '../../../server/ledger/ledger.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Card, DescriptionList, Money } from '../../ui/index.ts'
import { useLedgerWords } from './use-ledger-words.ts'

type Balance = Books['balances'][number]

/** Where the money is beside whose it is: two columns with one sum. */
export function Balances({ balances }: Pick<Books, 'balances'>) {
  const t = useT('money')
  const isFunds = ({ kind }: Balance) => kind === 'clearing'
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <Column title={t('operator.funds')} balances={balances.filter(isFunds)} />
      <Column
        title={t('operator.owed')}
        balances={balances.filter((balance) => !isFunds(balance) && balance.balanceFen !== 0)}
      />
    </div>
  )
}

function Column({ title, balances }: { title: string; balances: readonly Balance[] }) {
  const t = useT('money')
  const { money } = useFormats()
  const words = useLedgerWords()
  const named = ({ kind, name, accounts }: Balance) => {
    const account = words.account(kind, name)
    return kind === 'held' || kind === 'payable'
      ? t('operator.accounts', { account, count: accounts })
      : account
  }
  return (
    <Card className="grid content-start gap-3">
      <h3 className="text-base">{title}</h3>
      <DescriptionList
        figures
        items={[
          ...balances.map((balance) => ({
            term: named(balance),
            value: money(balance.balanceFen),
          })),
          {
            term: <strong>{t('operator.total')}</strong>,
            value: <Money fen={balances.reduce((sum, { balanceFen }) => sum + balanceFen, 0)} />,
          },
        ]}
      />
    </Card>
  )
}
