export { type DemoPerson, demoPeople } from './people.ts'
export { seedDemo } from './world.ts'
