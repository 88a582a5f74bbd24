import { both, type CallTable, key, plain } from './scene.ts'

/** The smallest picture there is. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const graded = { source: '示例市民政局公告', gradedOn: '2026-05-01' }

export const supervision: CallTable = {
  'supervision.checklist': plain(({ api }) => api.supervision.checklist({})),
  'supervision.published': plain(({ api }) => api.supervision.published({})),
  'supervision.result': both(({ api }, { inspectionId }) => api.supervision.result({ inspectionId })),
  'supervision.openData': plain(({ api }) => api.supervision.openData()),
  'supervision.draw': plain(({ api }) => api.supervision.draw({ drawId: key() })),
  'supervision.record': both(({ api }, { providerId }) => api.supervision.record({ providerId })),
  'supervision.evaluationDocument': plain(({ api }) =>
    api.supervision.evaluationDocument({ evaluationId: key() }),
  ),
  'supervision.queue': plain(({ api }) => api.supervision.queue({})),
  'supervision.plan': both(({ api }, { providerId }) =>
    api.supervision.plan({ providerId, cause: 'planned', plannedOn: '2027-03-01', key: key() }),
  ),
  'supervision.makeDraw': plain(({ api }) =>
    api.supervision.makeDraw({ seed: '示例号码 03 11 19', count: 1, plannedOn: '2027-03-01', key: key() }),
  ),
  'supervision.judge': both(({ api }, { goingId, goingFindingId }) =>
    api.supervision.judge({
      inspectionId: goingId,
      findings: [{ findingId: goingFindingId, verdict: 'met' }],
    }),
  ),
  'supervision.move': both(({ api }, { inspectionId }) =>
    api.supervision.move({ inspectionId, move: 'publish', key: key() }),
  ),
  'supervision.setGrade': both(({ api }, { providerId }) =>
    api.supervision.setGrade({ ...graded, providerId, grade: '4', key: key() }),
  ),
  'supervision.addEvaluation': both(({ api }, { providerId }) =>
    api.supervision.addEvaluation({
      ...{ providerId, association: '示例协会', subject: '服务质量', result: '良好' },
      ...{ evaluatedOn: '2026-05-01', key: key() },
    }),
  ),
  'supervision.appeals': plain(({ api }) => api.supervision.appeals()),
  'supervision.decideAppeal': both(({ api }, { appealId }) =>
    api.supervision.decideAppeal({ appealId, struck: 0, reason: '核对过了', key: key() }),
  ),
  'supervision.sheet': both(({ api }, { inspectionId }) => api.supervision.sheet({ inspectionId })),
  'supervision.addPhoto': both(({ api }, { findingId }) =>
    api.supervision.addPhoto({ findingId, bytes: new Uint8Array(onePixel), key: key() }),
  ),
  'supervision.photo': both(({ api }, { photoId }) => api.supervision.photo({ photoId })),
  'supervision.forDesk': both(({ api }, { providerId }) => api.supervision.forDesk({ providerId })),
  'supervision.correct': both(({ api }, { inspectionId, findingId }) =>
    api.supervision.correct({
      inspectionId,
      corrections: [{ findingId, text: '已经更新备案' }],
      key: key(),
    }),
  ),
  'supervision.deskCredit': both(({ api }, { providerId }) => api.supervision.deskCredit({ providerId })),
  'supervision.appeal': both(({ api }, { providerId }) =>
    api.supervision.appeal({ providerId, unit: 'lapsed_paper', text: '已经换新证', key: key() }),
  ),
}
