import type { Shape } from '../shape.ts'
import type zh from '../zh-CN/notices.ts'

export default {
  order_requested:
    'A new order: {{title}}, {{startsAt, dayTime}}, asking for {{caregiverName}}. Please see whether you can take it; without an answer in time it is cancelled by itself.',
  order_accepted:
    '{{providerName}} has accepted {{title}} for {{calledBy}}: {{startsAt, dayTime}}, with {{caregiverName}}.',
  order_declined:
    '{{providerName}} has declined {{title}} for {{calledBy}} on {{startsAt, dayTime}}. Everything paid is going back; you can choose another time or another provider.',
  order_lapsed:
    '{{title}} for {{calledBy}} on {{startsAt, dayTime}} was cancelled because the next step did not come in time. Anything paid is going back; book again if you still need it.',
  order_cancelled:
    '{{title}} on {{startsAt, dayTime}} with {{caregiverName}} was cancelled. The order says what is refunded.',
  papers_lapsed:
    'A paper {{providerName}} needs for {{title}} is over or was revoked. The visit for {{calledBy}} on {{startsAt, dayTime}} is held: if it is renewed, or somebody else can come, by {{until, dayTime}} it goes ahead; otherwise we call it off and everything paid goes back.',
  papers_settled:
    'The papers of {{providerName}} are in order again. {{title}} for {{calledBy}} on {{startsAt, dayTime}} goes ahead.',
  visits_lapsed:
    'A paper of {{providerName}} is over. Families with visits that are touched: {{count}}. They have been told; see until when each order is held.',
  order_withdrawn:
    '{{providerName}} has cancelled {{title}} for {{calledBy}} on {{startsAt, dayTime}}. Everything paid is going back; you can book somebody else.',
  order_missed:
    '{{title}} on {{startsAt, dayTime}} did not begin and counts as missed; everything paid is going back. It was up to {{caregiverName}} of {{providerName}}.',
  order_disputed:
    'The family has raised a problem with {{title}} by {{caregiverName}} on {{startsAt, dayTime}}. Please read it and say what happened; until it is decided, the money stays where it is.',
  order_dismissed:
    'The problem raised with {{title}} on {{startsAt, dayTime}} was decided: the visit stands. The reason is in the order.',
  order_upheld:
    'The problem raised with {{title}} on {{startsAt, dayTime}} was decided: the family gets everything back. The order says how it came about.',
  order_split:
    'Decided about {{title}} on {{startsAt, dayTime}}: part of the money goes back to the family. How much and why is in the order.',
  order_reduced:
    '{{providerName}} offers part of the money back for {{title}} for {{calledBy}} on {{startsAt, dayTime}}. Please look: confirm if you agree, or say what was wrong.',
  stay_leaving:
    '{{title}} for {{calledBy}} at {{providerName}} ends early. The last day and the settlement are on the page of the stay.',
  deposit_asked:
    '{{providerName}} would keep {{amountFen, money}} of the deposit for {{calledBy}}. Only with your yes: please look at why. If you say no, all of it comes back.',
  deposit_returned:
    '{{amountFen, money}} of the deposit for {{title}} for {{calledBy}} is on its way back the way it was paid.',
  package_paid:
    'The package of {{title}} for {{calledBy}} is yours: {{count}} visits by {{providerName}}, to be used by {{until, day}}. Booking uses it by itself; what you do not use can go back at any time.',
  package_sold:
    'Sold: a package of {{count}} visits, {{title}}, to be used by {{until, day}}. The money lies in custody and is yours visit by visit.',
  package_money_back:
    '{{amountFen, money}} of the package of {{title}} for {{calledBy}} is back, the way it was paid.',
  package_ending:
    'The package of {{title}} for {{calledBy}} has {{count}} visits left and ends on {{until, day}}. What is not booked by then goes back to you at the price you paid.',
  package_over:
    'The package of {{title}} for {{calledBy}} has ended. What was not booked ({{count}}) goes back at the price you paid; those already booked take place.',
  package_over_booked:
    'The package of {{title}} for {{calledBy}} has ended. Every visit was booked, so nothing goes back; those already booked take place.',
  package_closed:
    '{{providerName}} is closing. The package of {{title}} for {{calledBy}} ends: what was not booked ({{count}}) goes back at the price you paid, nothing to ask for. For those already booked, see the orders.',
  package_closed_booked:
    '{{providerName}} is closing. The package of {{title}} for {{calledBy}} ends. Every visit was booked, so none goes back by itself; for those booked, see the orders.',
  order_turned_back:
    '{{caregiverName}} was at the door for {{calledBy}} on {{startsAt, dayTime}} and nobody opened. Please look: confirm if so, or say what happened.',
  order_left:
    '{{caregiverName}} was with {{calledBy}} for {{startsAt, dayTime}}, could not do the visit and has left. Please read why and what comes back; call if you are worried.',
  visit_broken_off:
    '{{title}} for {{calledBy}} was stopped halfway and {{caregiverName}} has left. Please read why and what comes back; call if you are worried.',
  visit_noted_late:
    'What {{caregiverName}} noted without a network has only now arrived, and the order for {{calledBy}} on {{startsAt, dayTime}} can no longer take it. All of it is kept: please read it.',
  portrait_put:
    '{{providerName}} has put up your portrait and says that you agreed. Please see whether it suits you; if it does not, you can take it down yourself.',
  suspended: '{{name}} may take no new bookings for now. Why, until when and how to appeal is on the page.',
  suspension_appealed: '{{name}} appeals against its suspension. Please read it and answer.',
  suspension_kept: 'The appeal of {{name}} was read; the suspension stands. The reason is on the page.',
  suspension_lifted: '{{name}} is back and may be booked again.',
  others_offered:
    '{{title}} for {{calledBy}}, {{startsAt, dayTime}}, was called off and is paid back in full. We have found others nearby who are free.',
  back_again:
    '{{providerName}} takes bookings again. If {{calledBy}} still needs {{title}}, you can book it anew.',
  alarm_raised: 'The system has found something to look at. Please see the alarms.',
  visit_moved: '{{title}} for {{calledBy}} has a new time: {{startsAt, dayTime}}, with {{caregiverName}}.',
  visit_replaced:
    'Somebody else comes for {{title}} for {{calledBy}} on {{startsAt, dayTime}}: {{caregiverName}}. The time stays.',
  visit_tomorrow:
    'Reminder: {{caregiverName}} comes tomorrow at {{startsAt, time}} for {{calledBy}}: {{title}}. To move it or add a note, do it today.',
  visit_soon: 'Reminder: {{title}} for {{calledBy}} begins at {{startsAt, time}}, with {{caregiverName}}.',
  wait_offered:
    'A time has come free for {{calledBy}}: {{title}}, {{startsAt, dayTime}}, with {{caregiverName}}. It is kept for you until {{expiresAt, dayTime}}, then the next family is asked.',
  wait_place_offered:
    'A place has come free for {{calledBy}}: {{title}}, from {{startsAt, day}}. It is kept for you until {{expiresAt, dayTime}}, then the next family is asked.',
  wait_over:
    'No time came free for {{calledBy}}: {{title}}. Your place on the waitlist has ended. Join again with more days, or look for another provider.',
  move_proposed:
    'Somebody asks to move {{title}} for {{calledBy}} to {{startsAt, dayTime}}. Please answer; until then the old time stands.',
  move_refused: '{{title}} for {{calledBy}} is not moved to {{startsAt, dayTime}}; the old time stands.',
  move_lapsed:
    'Nobody answered the wish to move {{title}} for {{calledBy}} to {{startsAt, dayTime}}; the old time stands.',
  plan_billed:
    'It is time to pay for {{title}} for {{calledBy}} on {{startsAt, dayTime}}. The time is kept for you; once paid it is settled.',
  plan_paid: '{{title}} on {{startsAt, dayTime}} is paid. {{caregiverName}} comes as planned.',
  plan_drawn:
    '{{title}} on {{startsAt, dayTime}} is drawn from your package. {{caregiverName}} comes as planned.',
  plan_gap:
    'Recurring {{title}} for {{calledBy}}: nobody of {{providerName}} is free on {{startsAt, dayTime}}. Choose another time or person, or skip it.',
  plan_changed: 'Recurring {{title}} for {{calledBy}} has changed; the next visit is {{startsAt, dayTime}}.',
  plan_ended: 'Recurring {{title}} for {{calledBy}} has ended; no more visits will be booked.',
  elder_asked:
    '{{title}} on {{startsAt, dayTime}} waits for {{calledBy}} to agree. Please send {{calledBy}} their link; there is nothing to pay before.',
  elder_agreed:
    '{{calledBy}} has agreed to {{title}} on {{startsAt, dayTime}}. The time is kept for 15 minutes; please pay.',
  elder_refused:
    '{{calledBy}} does not want {{title}} on {{startsAt, dayTime}} this time. The order is cancelled and nothing was charged.',
  visit_on_the_way:
    '{{caregiverName}} has left for {{calledBy}}: {{title}}, agreed for {{startsAt, dayTime}}.',
  visit_started: '{{caregiverName}} has begun {{title}} for {{calledBy}}.',
  visit_done: '{{title}} for {{calledBy}} is done. Please read the record and confirm if all is well.',
  order_confirmed:
    '{{title}} by {{caregiverName}} on {{startsAt, dayTime}} is confirmed; the order is closed.',
  refund_done: '{{amountFen, money}} for {{title}} for {{calledBy}} has been refunded the way it was paid.',
  review_written:
    'There is a new review of {{title}} by {{caregiverName}}. You can read it and reply once, in public.',
  review_replied: '{{providerName}} has replied to your family’s review of {{title}}.',
  review_sealed:
    'The family reviewed {{title}} by {{caregiverName}}; it is still sealed. Write how you were received and both open together, at the latest after seven days.',
  review_published: 'The reviews of {{title}} are public now. You may add to yours once within 90 days.',
  home_sealed:
    '{{providerName}} wrote how the visit for {{calledBy}} went ({{title}}); it is still sealed. Write your review and both open together.',
  home_published:
    'You can now read what {{providerName}} wrote about the visit of {{title}}. Only your family sees it.',
  review_followed_up: 'The family added to its review of {{title}}.',
  review_to_check: 'A review of {{title}} at {{providerName}} waits for you to look at it.',
  review_photos_hidden:
    'A review of {{title}} was checked: its words stay, its photos are no longer shown. The reason is on the page; you may appeal once if you disagree.',
  review_removed:
    'A review of {{title}} was checked and is no longer shown. The reason is on the page; you may appeal once if you disagree.',
  review_kept: 'A review of {{title}} was checked and stays. The reason is on the page.',
  remedy_opened:
    '{{title}} got an unhappy review. Please call the family back first, and put it right within 15 working days.',
  remedy_called: '{{providerName}} has called back about {{title}} and will write what changes.',
  remedy_escalated: 'The remedy for {{title}} is late or was not accepted. Yiyou has stepped in.',
  remedy_done:
    '{{providerName}} wrote what was put right after {{title}}. Say whether it is; without an answer in seven days it counts as accepted.',
  remedy_settled: 'The remedy for {{title}} is finished; the family has nothing to add.',
  remedy_closed: 'Yiyou has ended the remedy for {{title}}; the conclusion is on the page.',
  phone_order_placed:
    'By phone {{byName}} ordered for {{calledBy}}: {{title}}, {{startsAt, dayTime}}, {{caregiverName}} of {{providerName}}. Please open it and pay within two hours; if you know nothing of it, cancel it.',
  chat_message: '{{byName}} wrote a message: {{calledBy}}, {{title}}, {{providerName}}.',
  chat_reported:
    'Somebody reported a message: {{calledBy}}, {{title}}, {{providerName}}. Please look and decide.',
  chat_kept:
    'The reported message about {{calledBy}}, {{title}} was looked at and stays. The reason stands with the messages.',
  chat_removed:
    'The reported message about {{calledBy}}, {{title}} was taken down. The reason stands with the messages.',
  claim_submitted: 'Somebody claims {{providerName}}. Please check the papers and decide.',
  claim_approved:
    'Your claim of {{providerName}} was approved. Fill in services, people and hours to take orders.',
  claim_rejected:
    'Your claim of {{providerName}} was not approved. Open it to read why; you can send it again with what is missing.',
  filing_submitted:
    '{{providerName}} handed in a paper ($t(filings:paper.{{paper}})). Give a receipt within 5 working days and an answer within 15.',
  filing_overdue:
    'A paper of {{providerName}} ($t(filings:paper.{{paper}})) is overdue. Please deal with it now.',
  filing_received:
    'We have a paper of {{providerName}} ($t(filings:paper.{{paper}})) and are checking it. You get an answer within 15 working days.',
  filing_returned:
    'A paper of {{providerName}} ($t(filings:paper.{{paper}})) has to be mended. What is missing stands on its page; hand it in again.',
  filing_accepted:
    'A paper of {{providerName}} ($t(filings:paper.{{paper}})) was accepted. What needs it can be booked.',
  filing_refused:
    'A paper of {{providerName}} ($t(filings:paper.{{paper}})) was refused; the reason stands on its page. Please file another.',
  filing_revoked:
    'A paper of {{providerName}} ($t(filings:paper.{{paper}})) was revoked and what needs it can no longer be booked. Please look after the visits in danger.',
  filing_ending:
    'A paper of {{providerName}} ($t(filings:paper.{{paper}})) ends on {{until, day}}. Renew it in time: after that day what needs it can’t be booked.',
  filing_over:
    'A paper of {{providerName}} ($t(filings:paper.{{paper}})) has expired and what needs it can no longer be booked. File a new one and look at the visits in danger.',
  filing_forgotten:
    'A paper of {{providerName}} ($t(filings:paper.{{paper}})) was returned and never handed in again; it is withdrawn. File it anew when you need it.',
  consent_ending:
    'What was agreed to for {{calledBy}} ends on {{until, day}}. Ask again and renew it on the page; otherwise nothing is recorded or shown after that day.',
  search_found:
    'One of your saved searches has found something new: {{providerName}}. {{count}} in all this time; open it to see.',
  incident_raised:
    '{{who}} needs help since {{at, dayTime}}; {{raisedByName}} pressed. Call at once, or open it and say “I am on it”.',
  incident_escalated:
    'Nobody has answered the call for help of {{at, dayTime}} for {{who}}. Call at once, or open it and say “I am on it”.',
  incident_acknowledged: '{{byName}} is on it: the call for help for {{who}}.',
  incident_unclosed:
    'The call for help for {{who}} of {{at, dayTime}} has no report yet. Once it is settled, say in a sentence how it ended.',
  incident_closed:
    'The call for help for {{who}} of {{at, dayTime}} is settled. {{byName}} wrote what happened.',
  incident_false_alarm:
    'The call for help for {{who}} of {{at, dayTime}} was taken back: {{byName}} says it was a slip. If in doubt, call.',
  inspection_announced:
    '{{providerName}} will be inspected on {{day, date}}. Open it to see what is looked at, and have the records ready.',
  inspection_waits:
    'The inspection of {{providerName}} ({{day, date}}) waits for its next step. Open it to go on.',
  inspection_passed:
    'The inspection of {{providerName}} ({{day, date}}) met everything. The result becomes public in time.',
  inspection_reopened:
    'The inspection of {{providerName}} ({{day, date}}) is made again; leave what you were asked to put right. Open it to read why.',
  correction_ordered:
    'The inspection of {{providerName}} ({{day, date}}) found things to put right. Open it to see which, and by when.',
  correction_reported:
    '{{providerName}} says that everything is put right (inspection of {{day, date}}). Arrange to look again.',
  correction_late:
    '{{providerName}} has not put things right in time (inspection of {{day, date}}). That becomes public and counts; open it now.',
  correction_sent_back:
    'What {{providerName}} put right did not do yet (inspection of {{day, date}}). Open it to read why, and the new date.',
  correction_accepted: 'What {{providerName}} put right was accepted (inspection of {{day, date}}).',
  credit_appealed:
    '{{providerName}} appeals its credit score. Open it to read why, and answer within ten working days.',
  credit_decided:
    'The appeal of {{providerName}} about its credit score was answered. Open it to read the answer and why.',
  complaint_received:
    'Your family’s complaint has arrived; there will be a conclusion by {{until, day}}. The provider answers first; if that will not do, Yiyou decides.',
  complaint_lodged:
    'A complaint waits to be dealt with: {{title}} {{providerName}}. Its conclusion is due by {{until, day}}.',
  complaint_answered:
    'The provider has said something about the complaint: {{title}}. Please read it and say whether it will do.',
  complaint_examined:
    'Yiyou now deals with the complaint: {{title}} {{providerName}}, with a conclusion by {{until, day}}.',
  complaint_late:
    'A complaint has no conclusion in time: {{title}} {{providerName}}, due by {{until, day}}. Those in charge have been reminded.',
  complaint_decided:
    'There is a conclusion about the complaint: {{title}} {{providerName}}. Please read it, the reasons and what is done about it.',
  complaint_appealed:
    'The conclusion about a complaint is appealed: {{title}} {{providerName}}. Yiyou looks at it once more.',
  outreach_declared:
    'A family asks for visits; somebody has to get in touch before {{until, day}}. Please open it.',
  outreach_due: 'The day of a contact on the outreach list has come. Please open it.',
  outreach_withdrawn: 'A family withdrew from outreach; nobody has to go there any more.',
  outreach_moved: 'There is news of the visits to {{calledBy}}. Please open it.',
  complaint_over: 'A complaint is over: {{title}} {{providerName}}. Its course is on the page.',
} satisfies Shape<typeof zh>
