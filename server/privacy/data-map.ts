import type { Prisma } from '../platform/db.ts'
import { noPortrait } from '../portraits/portraits.entry.ts'

/** What a row hangs on: the ids collected for a person (collect-ids.ts). */
export type Tie =
  | 'user'
  | 'family'
  | 'recipient'
  | 'order'
  | 'plan'
  | 'entitlement'
  | 'payment'
  | 'package'
  | 'search'
  | 'wish'
  | 'chat'

type Model = Prisma.ModelName

/** How a person's rows of a model are found, what is handed out of them, and what becomes of them when they are forgotten. */
export type Held = {
  readonly model: Model
  /** The column and whose ids it holds. */
  readonly by: string
  readonly of: Tie
  /** Never handed out: secrets, keys of requests, and what is another's. */
  readonly omit?: readonly string[]
  /** Further conditions on what is handed out. */
  readonly only?: object
  /** Rows go, some columns are emptied, or it stays for a reason of docs/privacy.md. */
  readonly erase: 'delete' | 'keep' | { readonly set: object }
}

const GONE = '已删除'

/** Children before what they hang on: rows are forgotten in this order. */
export const heldData: readonly Held[] = [
  { model: 'Session', by: 'userId', of: 'user', omit: ['token'], erase: 'delete' },
  {
    ...{ model: 'Account', by: 'userId', of: 'user', erase: 'delete' },
    omit: ['accessToken', 'refreshToken', 'idToken', 'password'],
  },
  { model: 'NoticeMessage', by: 'userId', of: 'user', omit: ['lastError'], erase: 'delete' },
  { model: 'Notice', by: 'userId', of: 'user', omit: ['dedupe'], erase: 'delete' },
  {
    ...{ model: 'PushDevice', by: 'userId', of: 'user', erase: 'delete' },
    omit: ['endpoint', 'p256dh', 'auth'],
  },
  { model: 'NoticeChoice', by: 'userId', of: 'user', erase: 'delete' },
  { model: 'NoticeHours', by: 'userId', of: 'user', erase: 'delete' },
  { model: 'MailAddress', by: 'userId', of: 'user', omit: ['tokenHash'], erase: 'delete' },
  { model: 'CalendarFeed', by: 'userId', of: 'user', omit: ['tokenHash'], erase: 'delete' },
  { model: 'SavedSearchFind', by: 'savedSearchId', of: 'search', erase: 'delete' },
  { model: 'SavedSearch', by: 'userId', of: 'user', erase: 'delete' },
  { model: 'FamilyInvite', by: 'invitedBy', of: 'user', omit: ['tokenHash'], erase: 'delete' },
  {
    model: 'ElderLink',
    by: 'recipientId',
    of: 'recipient',
    omit: ['tokenHash', 'codeHash'],
    erase: 'delete',
  },
  { model: 'OrderDraft', by: 'recipientId', of: 'recipient', omit: ['ownerHash'], erase: 'delete' },
  {
    ...{ model: 'CareEntry', by: 'recipientId', of: 'recipient', erase: 'delete' },
    omit: ['key', 'fileKey', 'recordedBy', 'sealed'],
  },
  {
    ...{ model: 'LateNote', by: 'orderId', of: 'order', erase: 'delete' },
    omit: ['key', 'fileKey', 'recordedBy'],
  },
  {
    ...{ model: 'PhoneOrder', by: 'orderId', of: 'order' },
    erase: { set: { callerName: GONE, callerPhone: '', payerName: GONE, payerPhone: '', reason: '' } },
  },
  { model: 'IncidentAnswer', by: 'userId', of: 'user', erase: { set: { name: GONE } } },
  {
    ...{ model: 'Incident', by: 'familyId', of: 'family' },
    erase: { set: { raisedByName: GONE, report: GONE } },
  },
  {
    ...{ model: 'Complaint', by: 'familyId', of: 'family', omit: ['decidedBy', 'raisedBy'] },
    erase: { set: { raisedByName: GONE, words: '' } },
  },
  { model: 'Hardship', by: 'recipientId', of: 'recipient', omit: ['personKey'], erase: 'delete' },
  { model: 'WaitOffer', by: 'wishId', of: 'wish', erase: 'keep' },
  { model: 'WaitWish', by: 'recipientId', of: 'recipient', omit: ['key'], erase: 'keep' },
  { model: 'EntitlementUse', by: 'orderId', of: 'order', erase: 'keep' },
  { model: 'EntitlementPeriod', by: 'entitlementId', of: 'entitlement', erase: 'keep' },
  {
    ...{ model: 'Entitlement', by: 'recipientId', of: 'recipient', omit: ['key'] },
    erase: { set: { number: '' } },
  },
  {
    ...{ model: 'Visit', by: 'orderId', of: 'order', omit: ['startCode', 'wrongCodes'] },
    erase: { set: { report: '', checkInReason: null, checkInLat: null, checkInLng: null } },
  },
  { model: 'ChatReader', by: 'userId', of: 'user', erase: 'delete' },
  { model: 'ChatReport', by: 'orderId', of: 'order', only: { side: 'family' }, erase: 'delete' },
  {
    ...{ model: 'ChatMessage', by: 'chatId', of: 'chat', erase: 'delete' },
    omit: ['key', 'fileKey', 'writtenBy'],
  },
  { model: 'Chat', by: 'familyId', of: 'family', erase: 'keep' },
  { model: 'LapsedVisit', by: 'orderId', of: 'order', erase: 'keep' },
  { model: 'Stay', by: 'orderId', of: 'order', erase: 'keep' },
  { model: 'MoveProposal', by: 'orderId', of: 'order', omit: ['key'], erase: { set: { note: '' } } },
  { model: 'Refund', by: 'paymentId', of: 'payment', erase: 'keep' },
  { model: 'Chargeback', by: 'paymentId', of: 'payment', erase: 'keep' },
  { model: 'Payment', by: 'id', of: 'payment', omit: ['url'], erase: 'keep' },
  { model: 'PackageVisit', by: 'packageId', of: 'package', erase: 'keep' },
  { model: 'VisitPackage', by: 'familyId', of: 'family', omit: ['key'], erase: 'keep' },
  { model: 'OrderQuote', by: 'orderId', of: 'order', erase: 'keep' },
  { model: 'HomeReview', by: 'orderId', of: 'order', only: { publishedAt: { not: null } }, erase: 'keep' },
  {
    ...{ model: 'ReviewPhoto', by: 'orderId', of: 'order', erase: 'delete' },
    omit: ['fileKey', 'addedBy'],
  },
  {
    ...{ model: 'Review', by: 'orderId', of: 'order' },
    erase: { set: { authorName: GONE, anonymous: true, authorId: null } },
  },
  { model: 'ReviewCheck', by: 'reportedBy', of: 'user', erase: { set: { reportText: '', appealText: '' } } },
  { model: 'Remedy', by: 'familyId', of: 'family', erase: { set: { callNote: '' } } },
  {
    ...{ model: 'AffectedOrder', by: 'orderId', of: 'order', erase: 'keep' },
    omit: ['attempts', 'lastError', 'dueAt'],
  },
  { model: 'Suspension', by: 'userId', of: 'user', omit: ['decidedBy'], erase: { set: { appealText: '' } } },
  { model: 'OperatorLook', by: 'orderId', of: 'order', erase: 'keep' },
  { model: 'PlanSegment', by: 'planId', of: 'plan', erase: 'keep' },
  { model: 'PlanGap', by: 'planId', of: 'plan', erase: 'keep' },
  { model: 'Plan', by: 'familyId', of: 'family', erase: 'keep' },
  {
    ...{ model: 'Order', by: 'familyId', of: 'family', omit: ['placementKey'] },
    erase: { set: { addressLine: '', note: '', lat: null, lng: null } },
  },
  {
    model: 'Consent',
    by: 'recipientId',
    of: 'recipient',
    erase: { set: { givenByName: '', endedByName: '' } },
  },
  {
    ...{ model: 'Recipient', by: 'familyId', of: 'family' },
    erase: {
      set: {
        ...{ name: GONE, calledBy: GONE, gender: null, bornOn: null, phone: null, addressLine: '' },
        ...{
          lat: null,
          lng: null,
          wantsGender: null,
          languages: [],
          hasPets: false,
          smokes: false,
          callsAhead: false,
        },
      },
    },
  },
  { model: 'FamilyMember', by: 'userId', of: 'user', erase: 'delete' },
  { model: 'Family', by: 'id', of: 'family', erase: { set: { name: GONE } } },
  { model: 'Claim', by: 'userId', of: 'user', omit: ['key'], erase: { set: { contact: '' } } },
  { model: 'ProviderMember', by: 'userId', of: 'user', erase: 'keep' },
  {
    ...{ model: 'Caregiver', by: 'userId', of: 'user', erase: { set: noPortrait } },
    omit: ['portraitId', 'portraitBy'],
  },
  { model: 'Operator', by: 'userId', of: 'user', erase: 'keep' },
  { model: 'Erasure', by: 'userId', of: 'user', erase: 'keep' },
  {
    ...{ model: 'Event', by: 'actorId', of: 'user', erase: 'keep' },
    omit: ['key', 'prevHash', 'hash', 'wordsSalt', 'wordsHash'],
  },
  // Its own row is closed by hand: name, phone and mail are unique there.
  { model: 'User', by: 'id', of: 'user', omit: ['emailVerified'], erase: 'keep' },
]

/** What touches people and is not handed out, and why. */
export const leftOut: Readonly<Partial<Record<Model, string>>> = {
  Verification: 'a one-time code, gone within minutes',
  Hold: 'a caregiver’s time; the order says the same',
  PlaceHold: 'a provider’s places; the order says the same',
  PlaceTaken: 'a provider’s places; the order says the same',
  LedgerAccount: 'the books; payments and refunds say the same',
  LedgerJournal: 'the books; payments and refunds say the same',
  LedgerLine: 'the books; payments and refunds say the same',
  Payout: 'a provider’s money',
  PayoutReversal: 'a provider’s money',
  VisitReminder: 'that a notice was written; the notice is handed out',
  ReviewRound: 'when a review is published; the review is handed out',
  Filing: 'a provider’s papers, kept by the provider',
  FilingFile: 'a provider’s papers, kept by the provider',
  FilingLook: 'who looked at a provider’s papers',
  FunderPayment: 'a fund’s payment to us',
  FunderPaymentRow: 'a fund’s payment to us; what it pays of an order is handed out with its use',
  Closure: 'the end of a provider; what it does to an order is handed out with the order',
  Errand: 'why an operator looked something up; who looked at an order is handed out',
  InspectionDraw: 'which providers were drawn, public',
  Inspection: 'a provider’s inspection, public',
  InspectionPhoto: 'a photo of a provider’s inspection',
  ProviderGrade: 'a provider’s grade, public',
  AssociationEvaluation: 'what an association says of a provider, public',
  CreditAppeal: 'a provider’s appeal',
  Leave: 'a caregiver’s leave, kept by their provider',
  RosterTemplate: 'a provider’s pattern of hours',
  RosterUse: 'when a provider laid a pattern of hours over its days',
  RosterUseDay: 'a caregiver’s hours, kept by their provider',
  Holiday: 'a public calendar',
  Coupon: 'an offer to everybody',
  EvaluationRun: 'scores of districts, public',
  ReportNote: 'what operators wrote beside a year’s figures, public',
  PopulationFigure: 'what operators copied of how many people live where',
}
