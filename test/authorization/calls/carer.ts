import { both, type CallTable } from './scene.ts'

export const carer: CallTable = {
  'carer.route': both(async ({ api }, { accepted }) => {
    const { visits } = await api.carer.route()
    return visits.some(({ id }) => id === accepted)
  }),
}
