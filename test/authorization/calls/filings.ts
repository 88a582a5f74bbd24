import type { Prisma } from '../../../server/platform/db.ts'
import type { Things } from '../things.ts'
import { both, type CallTable, key, plain, type Scene } from './scene.ts'

const stranger = '00000000-0000-7000-8000-000000000000'

/** A grade of a provider, with a scan, in a state. */
async function filed(
  { db }: Scene,
  { providerId }: Pick<Things, 'providerId'>,
  state: 'draft' | 'submitted' = 'submitted',
) {
  const at = new Date('2026-11-20T02:00:00Z')
  const clocks = { submittedAt: at, receiptBy: at, answerBy: at }
  const filing: Prisma.FilingUncheckedCreateInput = {
    ...{ providerId, kind: 'grade', state, number: '1', createdBy: stranger, createdAt: at },
    ...(state === 'submitted' && clocks),
    validFrom: new Date('2026-01-01'),
    files: {
      create: {
        ...{
          fileKey: `filings/${key()}.pdf`,
          mime: 'application/pdf',
          bytes: 1,
          sha256: '',
          scan: 'unscanned',
        },
        ...{ uploadedBy: stranger, uploadedAt: at },
      },
    },
  }
  const { id: filingId, files } = await db.filing.create({ data: filing, include: { files: true } })
  return { filingId, fileId: files[0]?.id ?? '' }
}

export const filings: CallTable = {
  'filings.lapsesOfProvider': both(({ api }, { providerId }) => api.filings.lapsesOfProvider({ providerId })),
  'filings.lapses': plain(({ api }) => api.filings.lapses()),
  'filings.lapseOfOrder': both(
    async ({ api }, { accepted }) => (await api.filings.lapseOfOrder({ orderId: accepted })) !== null,
  ),
  'filings.verified': both(({ api }, { providerId }) => api.filings.verified({ providerId })),
  'filings.papers': both(({ api }, { providerId }) => api.filings.papers({ providerId })),
  'filings.paper': both(({ api }, { providerId }) =>
    api.filings.paper({ providerId, kind: 'licence', caregiverId: null }),
  ),
  'filings.save': both(({ api }, { providerId }) =>
    api.filings.save({ providerId, kind: 'licence', number: '1', key: key() }),
  ),
  'filings.removeFile': both(async (scene, things) => {
    const { fileId } = await filed(scene, things, 'draft')
    return scene.api.filings.removeFile({ fileId })
  }),
  'filings.withdraw': both(async (scene, things) => {
    const { filingId } = await filed(scene, things)
    return scene.api.filings.withdraw({ filingId, key: key() })
  }),
  'filings.file': both(async (scene, things) => {
    const { fileId } = await filed(scene, things)
    return scene.api.filings.file({ fileId, until: 4_000_000_000_000, seal: 'guessed' })
  }),
  'filings.queue': plain(({ api }) => api.filings.queue()),
  'filings.get': both(async (scene, things) => {
    const { filingId } = await filed(scene, things)
    return scene.api.filings.get({ filingId })
  }),
  'filings.openFiles': both(async (scene, things) => {
    const { filingId } = await filed(scene, things)
    return scene.api.filings.openFiles({ filingId, reason: '审核这份材料' })
  }),
  'filings.decide': both(async (scene, things) => {
    const { filingId } = await filed(scene, things)
    return scene.api.filings.decide({ filingId, move: 'receive', key: key() })
  }),
}
