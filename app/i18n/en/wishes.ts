import type { Shape } from '../shape.ts'
import type zh from '../zh-CN/wishes.ts'

export default {
  title: 'Who should come',
  lead: 'All of it is optional. What you fill in decides whom you are shown when booking.',
  gender: 'The caregiver is',
  anybody: 'Either',
  female: 'A woman',
  male: 'A man',
  languages: 'Speaks',
  languagesHint: 'One of these is enough; tick none if it does not matter.',
  home: 'At home',
  homeHint:
    'Some caregivers fear dogs or cannot bear smoke. Say so, and only those who do not mind are looked for.',
  pets: 'There are cats, dogs or other pets',
  smoke: 'Somebody smokes',
  familiar: 'Somebody who has come before goes first',
  familiarHint: 'When several have time, whoever has cared for them is asked first.',
  list: {
    title: 'Who should come: {{wishes}}',
    none: 'anybody will do',
    speaks: 'speaks {{languages}}',
    or: ' or ',
    pets: 'not afraid of pets',
    smoke: 'does not mind smoke',
    familiar: 'familiar faces first',
    join: ', ',
  },
  save: 'Keep it and look again',
  keep: 'Kept with {{calledBy}}, for later bookings as well.',
  bar: {
    title: 'Nobody meets all of {{calledBy}}’s wishes within two weeks',
    text: 'Give up one of these and somebody can come. It then holds for later bookings too; change it back above whenever you like.',
    gender: 'A man or a woman',
    languages: 'Any language',
    pets: 'Keep the pets away while they are there',
    smoke: 'Nobody smokes at home that day',
    found_one: '{{count}} person can come, {{at, dayTime}} at the earliest',
    found_other: '{{count}} people can come, {{at, dayTime}} at the earliest',
    several:
      'Giving up one alone is not enough. Without all of them somebody can come on {{at, dayTime}} at the earliest. Change them above and we look again.',
  },
} satisfies Shape<typeof zh>
