import type { Shape } from '../shape.ts'
import type zh from '../zh-CN/onboarding.ts'

export default {
  title: 'For providers',
  lead: 'If the public registers list you, claim your page, keep it yourself and take orders.',
  findTitle: 'First: find yourself',
  find: 'Name or address of the provider',
  search: 'Find',
  steps: 'Then',
  claimTitle: 'Claim it',
  claim: 'On its page choose “This is my organisation”, with your position, credit code and phone.',
  checkTitle: 'We check',
  check: 'Yiyou staff compare the credit code and call you. The outcome comes to your notices.',
  openTitle: 'Open',
  open: 'Add services and prices, carers with their hours and health certificates. Then families can order.',
  missingTitle: 'You are not listed',
  missingPhone: 'If the registers do not list you yet, call {{phone}}; we check and add you.',
  missing:
    'Providers the registers do not list cannot be added by themselves yet. Please wait for the next update.',
} satisfies Shape<typeof zh>
