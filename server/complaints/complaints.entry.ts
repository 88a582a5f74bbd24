export { findElderComplaints, findElderVisits } from './find-complaints.ts'
export { fireDueComplaints } from './fire-due-complaints.ts'
export { lodgeAsElder } from './lodge-complaint.ts'
