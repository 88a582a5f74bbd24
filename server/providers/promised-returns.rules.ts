/**
 * Words by which prepaid care is sold as an investment. 防范养老服务领域非法集资 (国办发〔2020〕52号 二十; seven departments'
 * prepayment rules of 2024): a provider promises no returns.
 */
const promiseRules: readonly {
  readonly from: string
  readonly source: string
  readonly words: readonly RegExp[]
}[] = [
  {
    from: '2020-12-14',
    source: '国办发〔2020〕52号 二十；七部门关于加强养老机构预收费管理的意见（2024）',
    words: [
      /保本/,
      /(?:年|月|日)化(?:收益|利率|回报)/,
      /(?:高额?|固定|稳定|保底|投资)(?:的)?(?:回报|收益|利息|分红)/,
      /返(?:利|息|现|本)/,
      /(?:稳赚|包赚|只赚|零风险|无风险|躺赚)/,
      /(?:利息|分红|收益)(?:率)?(?:高达|可达|达|为)?\d/,
      /(?:收益|回报)率/,
      /(?:原始股|入股|众筹|理财|认购份额)/,
      /(?:到期|随时)(?:可)?(?:全额)?(?:退本|还本|回购)/,
    ],
  },
]

/** Whether a provider's text promises a return on money. Width, case and spacing tricks do not hide it. */
export function promisesReturns(...texts: readonly string[]): boolean {
  const words = promiseRules.flatMap((rule) => rule.words)
  return texts.some((text) => {
    const plain = text.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '')
    return words.some((promise) => promise.test(plain))
  })
}
