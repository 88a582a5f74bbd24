export { fireDueIncidents } from './fire-due-incidents.ts'
export { callForRecipient, findOwnIncident, takeBackForRecipient } from './recipient-call.ts'
export { textPeople } from './text-people.ts'
