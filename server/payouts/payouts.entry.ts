export { askBack, sendReversal } from './ask-back.ts'
export { refreshAccount } from './payout-account.ts'
export { runPayouts } from './run-payouts.ts'
export { sendPayout } from './send-payout.ts'
