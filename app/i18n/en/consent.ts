import type { Shape } from '../shape.ts'
import type zh from '../zh-CN/consent.ts'

export default {
  link: 'Consent and privacy',
  linkText: 'Readings, photos, assessment papers, location: you decide what may be kept.',
  open: 'See and decide',
  title: 'Consent and privacy for {{calledBy}}',
  lead: 'Without a yes, none of these four is recorded or shown. You can order without them, and take a yes back at any time; it takes effect at once.',
  purpose: {
    health: 'Readings',
    photos: 'Photos of the visit',
    papers: 'Assessment and subsidy papers',
    whereabouts: 'Location',
  },
  what: {
    health: 'Kept: blood pressure, glucose, temperature and weight measured at visits.',
    photos: 'Kept: photos a caregiver takes during the visit, without where they were taken.',
    papers: 'Kept: grade and score of the ability assessment, number and amounts of insurance and vouchers.',
    whereabouts:
      'Kept: the place at {{calledBy}}’s door, when a caregiver checks in by location instead of the start code.',
  },
  why: {
    health: 'For: the family sees changes, and the next caregiver knows.',
    photos: 'For: you see the visit without being there, and there is evidence if views differ.',
    papers: 'For: working out what insurance and subsidies pay.',
    whereabouts: 'For: showing that somebody really came.',
  },
  who: {
    health:
      'Seen by: the family, the provider and caregiver of the order, and staff who settle problems (each look is recorded).',
    photos:
      'Seen by: the family, the provider and caregiver of the order, and staff who settle problems (each look is recorded).',
    papers:
      'Seen by: those of the family who may order, and staff who check papers, with a reason recorded each time. Not by providers.',
    whereabouts: 'Seen by: nobody; staff check it where views differ.',
  },
  long: 'One yes lasts a year; we remind you 30 days before.',
  longChild: 'One yes lasts a year, and not beyond the fourteenth birthday.',
  without: {
    health: 'Without it: nothing is measured or noted, and earlier readings and charts are not shown.',
    photos: 'Without it: no photos are taken, and nobody can open earlier ones.',
    papers:
      'Without it: papers can’t be entered and bills are self-paid. Papers already entered stay valid; you can withdraw them one by one.',
    whereabouts: 'Without it: a visit begins with the start code only.',
  },
  state: {
    never: 'Not agreed',
    given: 'Agreed',
    expired: 'Expired',
    withdrawn: 'Taken back',
  },
  looks: {
    link: 'Who has looked at our family’s records',
    title: 'Who looked',
    lead: 'When somebody who works for the platform opens an order, a paper or a record of yours, it is noted here by itself and kept for three years; the same order within ten minutes counts once. Looks of your family, the provider and carers are not listed, nor the lines of monthly statements for funders.',
    empty: 'Nobody has looked yet',
    emptyText: 'When somebody opens an order, a paper or a record of yours, it says here who, when and why.',
    role: 'works for the platform',
    line: '{{who}} ({{role}}) looked at {{what}}',
    what: {
      order: 'order {{number}} for {{about}}',
      payment: 'a payment for {{about}} (order {{number}})',
      recipient: 'what is kept of {{about}}',
      person: 'the account of {{about}}',
      incident: 'a call for help of {{about}}',
      entitlement: 'an assessment or subsidy paper of {{about}}',
      hardship: 'the outreach record of {{about}}',
    },
    times_one: 'Once, on',
    times_other: '{{count}} times, lastly on',
    why: 'Why: {{reason}}',
    work: 'Why: opened while working on this order; nothing else is written.',
    ask: 'Should they not have? You may complain about us.',
  },
  given: 'Agreed to now',
  givenLine: '{{by}} agreed on {{at, day}}, until {{until, fullDay}}',
  basis: {
    self: 'Their own yes',
    on_behalf: 'Asked, and noted by the family',
    guardian: 'By their guardian',
  },
  endedLine: 'Taken back by {{by}} on {{at, dayTime}}',
  expiredLine: 'Ended on {{until, day}}',
  renewable: 'Ends soon, can be renewed',
  ownNo:
    '{{calledBy}} took this back in person, so only {{calledBy}} can agree again. Please talk it over; the button is on their own page.',
  withdraw: 'Take back',
  withdrawOf: 'Take back the consent to “{{purpose}}”',
  withdrawn: 'Taken back. From now on nothing of it is recorded or shown.',
  agreed: 'Noted. If you change your mind, take it back on this page.',
  ask: 'What you can agree to',
  askLead: 'Read one by one and tick only what you want. Ticking none is fine.',
  choose: 'What may be kept',
  chooseNone: 'Tick at least one; if you want none, there is nothing to send.',
  declareElder: 'I asked {{calledBy}}, and {{calledBy}} agrees',
  declareChild: 'I am {{calledBy}}’s guardian and I agree',
  send: 'Agree to what is ticked',
  all: 'All of it is agreed to.',
  watcher: 'In this family you only watch; you can’t decide for {{calledBy}}.',
  version:
    'Wording version {{version}}. Under articles 28, 29 and 31 of the Personal Information Protection Law.',
  see: 'What else we keep, and how long',
  care: {
    health:
      'This family has not agreed to readings. Please don’t measure or note any; if something is wrong, call the family.',
    healthNote: 'Please write only what was done here, nothing about blood pressure or illness.',
    photos: 'This family has not agreed to photos. Please take none.',
    place:
      'This family has not agreed to location. Please ask for the start code, or call the family for it.',
  },
  vitals: {
    none: 'Readings are not agreed to',
    noneText:
      'Once agreed, blood pressure, glucose, temperature and weight taken at visits are kept and shown here.',
    go: 'See whether to agree',
  },
  elder: {
    link: 'My information',
    title: 'My information is mine',
    lead: 'You decide what may be kept. People come either way.',
    yes: 'May be kept',
    no: 'Don’t keep it',
    on: 'Now: kept',
    off: 'Now: not kept',
    backToPage: 'Back to my page',
    doneOn: 'Good, it may be kept.',
    doneOff: 'Good, from now on it is not kept.',
    what: {
      health:
        'Whoever comes measures blood pressure, glucose, temperature, weight and notes it for the family',
      photos: 'Whoever comes takes photos for the family',
      papers: 'Papers of the assessment and subsidies, for the bill',
      whereabouts: 'Whoever comes has the place at the door noted',
    },
  },
} satisfies Shape<typeof zh>
