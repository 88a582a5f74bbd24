import account from './account.ts'
import common from './common.ts'
import discovery from './discovery.ts'
import elder from './elder.ts'
import family from './family.ts'
import notices from './notices.ts'
import operator from './operator.ts'
import orders from './orders.ts'
import problems from './problems.ts'
import provider from './provider.ts'
import ui from './ui.ts'

export default {
  account,
  common,
  discovery,
  elder,
  family,
  notices,
  operator,
  orders,
  problems,
  provider,
  ui,
}
