import type { Shape } from '../shape.ts'
import type zh from '../zh-CN/problems.ts'

export default {
  'general.invalid_input': 'Something was filled in wrongly. Please follow the hints and send it again.',
  'general.unexpected':
    'That did not work, and the fault is ours. Wait a minute and try again, or contact us.',
  'general.other_origin':
    'This was not sent from our own page, so we did not take it. Go back and send it again.',
  'general.too_large': 'That was too large to accept. Choose a smaller file or send it in parts.',

  'accounts.sign_in_first': 'This step needs you to sign in. You will come back here afterwards.',
  'accounts.operators_only':
    'This page is for the Yiyou team only. If you are on the team, sign in with your work account.',
  'accounts.phone_wrong': 'That is not an 11-digit mobile number. Check it and enter it again.',
  'accounts.code_wrong': 'That code is wrong. Look at the latest text message and enter its 6 digits again.',
  'accounts.code_expired': 'This code has expired or was used already. Ask for a new one.',
  'accounts.too_many_codes':
    'Too many codes were asked for, so none was sent. Ask again after {{retryAt, dayTime}}.',
  'accounts.too_many_tries':
    'Too many wrong tries, so we paused to keep you safe. Ask for a new code; with a password, try again in an hour.',
  'accounts.password_wrong':
    'The e-mail or the password is wrong. Check them and try again, or sign in with a code sent to your phone.',
  'accounts.email_taken':
    'This e-mail is registered already or cannot be registered. Sign in with it, or use another one.',

  'availability.ends_before_start': 'The end has to come after the start. Change the time, then save.',
  'availability.places_sold':
    'Places sold in this time: {{count}}. Look at them first, then decide whether to save all the same.',
  'availability.visits_promised':
    'Visits already promised in this time: {{count}}. Look at them first, then decide whether to save all the same.',
  'templates.not_found': 'There is no such template; it may have been put away. Go back to the list.',
  'templates.too_long': 'At most 92 days at once. Choose fewer days and lay the rest afterwards.',
  'templates.in_the_past': 'These days have passed. Choose today or later.',
  'availability.offering_not_found':
    'We could not find this service; it may no longer be offered. Go back to the provider and choose another.',
  'capacity.born_on_missing': 'Classes here go by age. Enter the child’s birth date first.',
  'capacity.age_outside':
    'The child is {{months}} months old on the first day; this place takes children from {{fromMonths}} to {{toMonths}} months. Choose another day, or look for another place.',
  'capacity.closed': 'It is closed on {{day, day}}. Choose another day.',
  'capacity.full':
    'The last place on {{day, day}} has just gone; nothing has been charged. Choose another day, or fewer days.',
  'capacity.ratio':
    'On {{day, day}} there are {{carers}} carers on duty. One may look after {{perCarer}} children at most, and all {{most}} places are taken. Choose another day.',
  'capacity.no_carer':
    'Nobody is on duty on {{day, day}}, so nobody can be taken in. Choose another day, or call the provider.',
  'capacity.too_soon': 'That is too soon to prepare for. Choose a later day.',
  'capacity.too_long': 'At most {{most}} at a time. Choose fewer; you can order again before it ends.',
  'capacity.pool_not_found':
    'These places were not found; they may be out of use. Go back to the list of places.',
  'capacity.class_missing': 'Places in childcare need a class: ages and numbers follow from it.',
  'capacity.over_rule': 'This class takes {{most}} children at most. Enter {{most}} or fewer.',
  'capacity.one_home_group': 'A home nursery has one group, and it exists already. Change that one instead.',
  'capacity.sessions_overlap': 'Two of the sessions overlap. Move them apart.',
  'capacity.offering_unknown': 'One of the services chosen is out of use. Choose again.',
  'capacity.carer_unknown': 'One of the caregivers chosen has left. Choose again.',
  'capacity.carer_elsewhere':
    'One of the caregivers chosen belongs to another group. A person counts for one group only; take them out there first.',
  'capacity.carers_missing':
    'In this class a carer may look after {{perCarer}} children at most. Choose who looks after it.',
  'capacity.still_taken':
    'On {{day, day}} {{count}} places are promised already, and they would not fit. Speak with those families first.',
  'discovery.unavailable': 'Search does not work at the moment. Wait a minute and try again.',
  'plans.not_found': 'There is no such plan.',
  'plans.not_for_places': 'This service is booked by day or month and needs no recurring plan.',
  'plans.nothing_left': 'Set like this, no visit would follow. Choose another frequency or last day.',
  'plans.first_day_left_out':
    'The first visit’s day is not part of this frequency. Choose another frequency, or go back and choose another first day.',
  'plans.dates_open':
    'Nobody is free on {{count}} of the days. Choose another time or person for each, or skip it.',
  'plans.changed_meanwhile': 'This plan has just been changed. Look at it as it is now, then change it.',
  'plans.over': 'This plan has ended. Book anew if you need it.',
  'plans.option_gone': 'Somebody has just taken that time. Choose another.',
  'moving.not_movable':
    'This visit can no longer be moved: somebody has set out, it has begun, or it is over.',
  'moving.same_time': 'That is its time and caregiver already. Choose another.',
  'moving.slot_gone':
    'That time has just been taken or can no longer be booked. The old time stands; choose another.',
  'moving.already_proposed':
    'Another time is already waiting for an answer. Answer it first, or take it back.',
  'moving.day_not_found': 'There is no such arrangement. Look at the day in the calendar.',
  'moving.day_incomplete':
    'A visit of that day has no answer yet; it may have just come in. Look at each, then confirm.',
  'moving.swap_impossible': 'These two cannot be swapped: times, skills or ways do not fit.',
  'moving.proposal_over': 'That wish has run out or has been answered. The time on the page is what stands.',
  'feeds.not_found':
    'This calendar is gone or has a new address. Make one anew under Account, Calendar subscriptions.',
  'elders.link_invalid': 'This link no longer works. Call your family and ask them to send a new one.',

  'families.not_found':
    'We could not find this family; a family is open to its own members only. Start again from the Family page.',
  'families.recipient_not_found':
    'We could not find this person; they may have been archived. Choose again on the Family page.',
  'families.not_allowed':
    'Your role in this family does not allow this. Ask an organiser to do it, or to change your role.',
  'notices.link_invalid':
    'This link no longer works: a day has passed, or a newer one was sent. Please send another from the settings.',
  'notices.push_unknown':
    'We do not know this browser’s push service and cannot send there. Please choose texts or mail.',
  'notices.asked_just_now': 'A letter was sent just now. Please wait a minute and send another if none came.',
  'families.invite_invalid':
    'This invitation no longer works: it expired, was withdrawn or was used. Ask the person who invited you for a new one.',
  'families.last_organiser':
    'Every family keeps at least one organiser. Make somebody else an organiser first, then change this.',
  'families.recipient_has_orders':
    'There are still open orders for this person, so they cannot be archived yet. Wait until the orders end, or cancel them first.',
  'families.region_unknown': 'We could not find this place. Choose it again from the list.',

  'orders.not_found':
    'We could not find this order; it is open to its family and its provider only. Start again from the Orders page.',
  'orders.draft_not_found':
    'We could not find this unfinished order; it may be in another browser or too old. Choose the service again on the provider’s page.',
  'orders.draft_incomplete': 'This is not complete yet. Say for whom it is and when, then send it.',
  'orders.offering_unavailable':
    'This service is no longer offered, so nothing was ordered. Choose another one.',
  'orders.provider_unbookable':
    'This provider cannot be booked now, so nothing was ordered. Choose another one.',
  'orders.slot_taken': 'Somebody else has just taken this time; you were not charged. Choose another time.',
  'orders.slot_not_offered': 'This time cannot be booked. Choose another one from the list.',
  'orders.not_your_move': 'This step is not yours to take. Reload the page to see whose turn it is.',
  'orders.changed_meanwhile':
    'The order changed a moment ago, so your step did not count. Look at how it stands now, then decide.',
  'orders.already_started':
    'The agreed time has come, so this can no longer be cancelled. Call the provider, or raise the problem once the visit has ended.',
  'orders.reason_missing': 'Write a reason; the other side will see it.',
  'orders.start_code_wrong':
    'That start code is wrong; tries left: {{left}}. Ask the family for the code they hold and enter it again.',
  'orders.start_code_locked':
    'Too many wrong start codes, so codes are closed for this visit. Check in by place instead, and tell the family.',
  'orders.too_early': 'It is too early to start. Check in after {{from, dayTime}}.',
  'orders.too_far':
    'You are about {{metres, distance}} from the address, too far to check in by place. Try again at the door, or use the start code.',
  'payouts.unavailable':
    'The payment provider does not answer just now, so the account was not opened. Please try again in a few minutes.',
  'orders.time_impossible':
    'The time of this does not fit: later than now, earlier than the step before it, or more than two days ago. Please check the clock of your phone and note it again.',
  'orders.wait_longer':
    'It is too early for this. A family waits 30 minutes, a caregiver 20 minutes after the start. Please call first.',
  'orders.ways_missing': 'Please say how you tried to reach somebody, then send it again.',
  'orders.place_missing': 'Please find your position first, to show that you were at the door.',
  'orders.reduction_range':
    'What goes back has to be between {{leastFen, money}} and {{mostFen, money}}. Please change it and send it again.',
  'orders.already_decided':
    'Our staff have decided about this order; it cannot be raised again. If you disagree with the decision, please call us.',
  'orders.no_family_role':
    'In this family you can look but not order. Ask an organiser to change your role, or let somebody else order.',

  'payments.not_found': 'We could not find this payment. Pay again from the order’s page.',
  'payments.refund_not_returned':
    'This refund did not come back, or its money has gone back otherwise. Please reload to see how things stand.',
  'payments.report_not_found':
    'There is no such payment report. It may be dealt with already; please look at the list.',
  'payments.declined': 'The payment did not go through; you were not charged. Try again, or pay another way.',
  'payments.unavailable':
    'The payment service cannot be reached; you were not charged. Wait a minute and try again.',
  'payments.held_too_long':
    'The present way of paying keeps money for {{mostDays}} days at most, and this service takes longer. Order fewer months and go on after them.',
  'payments.share_too_large':
    'The present way of paying cannot settle with this provider; nothing was ordered. Call us and we will sort it out.',
  'payments.already_settled':
    'This payment has its result already and was not taken twice. See the order’s page.',

  'privacy.health_not_agreed':
    'This family has not agreed to readings, so nothing was saved. Please don’t measure; if something is wrong, call the family.',
  'privacy.photos_not_agreed':
    'This family has not agreed to photos, so it was not saved. We keep nothing of it; please delete it from the phone too.',
  'privacy.papers_not_agreed':
    'Nobody has agreed to assessment and subsidy papers yet, so nothing was saved. Agree under “Consent and privacy” of this person first, then come back.',
  'privacy.whereabouts_not_agreed':
    'This family has not agreed to location. Please ask for the four-figure start code, or call the family for it.',
  'privacy.declaration_missing':
    'Please tick the sentence first: you asked the person, or you are the guardian. If you have not asked, don’t agree for them yet.',
  'privacy.own_no':
    'The person took this back themself, so nobody else can agree for them. Please talk it over; the button is on their own page.',
  'privacy.still_working':
    'You still work for a provider or for Yiyou, and such an account can’t be closed by itself. Ask the provider’s manager to remove you, or us to take back your role, first.',
  'privacy.orders_open':
    'An order or a call for help is not over. Wait until it ends, or cancel it, and then ask again.',
  'privacy.text_changed': 'The wording has been updated. Please read it again and then decide.',
  'providers.not_found': 'We could not find this provider. Check the address, or search again.',
  'providers.not_allowed': 'You are not a manager of this provider. Ask one of its managers to do this.',
  'providers.already_claimed':
    'Somebody has claimed this provider and was verified. If you work there, ask its manager; if something is wrong, contact us.',
  'providers.claim_pending':
    'You have claimed this provider and we are checking it. The result will be in your notices; there is no need to send it again.',
  'providers.claim_not_found': 'We could not find this claim. Open it again from the list.',
  'providers.claim_decided': 'This claim has been decided already. Reload the page to see how.',
  'providers.reason_missing': 'Write a reason; the person who applied will see it.',
  'providers.credit_code_wrong':
    'The unified social credit code is wrong. Copy its 18 characters from the business licence again.',
  'providers.hours_overlap': 'Two stretches of working hours overlap. Change one of them, then save.',
  'providers.offering_not_found':
    'We could not find this service; it may have been retired. Choose again from the list.',
  'providers.caregiver_not_found':
    'We could not find this caregiver; they may have been retired. Choose again from the list.',
  'providers.caregiver_has_visits':
    'This caregiver still has agreed visits ({{count}}), so they cannot be retired now. Finish the visits or cancel those orders first.',
  'providers.promised_returns':
    'A description may not promise returns, rebates or guaranteed capital. Take those words out, then save.',

  'registry.file_unreadable': 'The file could not be read: {{reason}}. Correct it and import it again.',
  'registry.wrong_columns':
    'The columns do not fit. Missing: {{missing}}; doubled: {{doubled}}; in the file: {{found}}. Correct the header and import it again.',
  'registry.run_not_found': 'We could not find this import. Open it again from the list.',

  'reviews.not_reviewable': 'This order cannot be reviewed yet. You can write once the visit is done.',
  'reviews.already_written':
    'Your family has reviewed this order already; each order has one review. You can see it on the provider’s page.',
  'reviews.window_over': 'The time for a review is over. If something is wrong, contact us.',
  'reviews.not_found': 'We could not find this review. Open it again from the provider’s page.',
  'reviews.published_already':
    'The review is public and can’t be changed. You may add to it once within 90 days.',
  'reviews.already_followed_up':
    'It was added to already; each review may be added to once. Reload the page to see it.',
  'reviews.not_your_move': 'This step is for the other side. Reload the page to see how far it is.',
  'reviews.colleague_decides': 'The first decision was yours. Please leave the appeal to a colleague.',
  'reviews.changed_meanwhile': 'Somebody took a step just before you. See where it stands now, then decide.',
  'reviews.looks_odd': 'Somebody has to look at this review first. Decide it in the queue.',
  'reviews.checked_already':
    'Somebody is looking at this review already. The result will be on the page; come back in a few days.',
  'reviews.check_not_found': 'This check was not found. Open it again from the reviews.',
  'reviews.faces_not_agreed':
    'You have not confirmed that whoever is in the photos agreed. Look at them once more, then tick the box.',
  'reviews.too_many_photos': 'A review takes at most {{most}} photos. Please choose fewer.',
  'reviews.photo_too_large':
    'One photo is over {{megabytes}} MB and was not taken. Please send a smaller one.',
  'reviews.photo_infected': 'A virus was found in this file, so it was not taken. Use another device.',
  'reviews.scanner_down':
    'The virus scanner does not answer, so the photos were not taken. Your words are kept; try again in some minutes, or leave the photos out.',
  'reviews.photo_unreadable': 'One photo cannot be read. Please choose another, as JPEG, PNG or WebP.',
  'reviews.photo_gone': 'This photo is no longer there. Reload the page to see how it stands.',
  'reviews.no_photos': 'This review has no photos any more. Reload the page and decide otherwise.',
  'reviews.remedy_not_found': 'This remedy was not found. Open it again from the reviews.',
  'reviews.call_first': 'Please call the family back first, then write what was put right.',
  'reviews.already_replied':
    'This review has been answered already; each review has one reply. Reload the page to see it.',
  'outreach.not_found':
    'This person was not found; they may have left the list. Please open them from the list again.',
  'outreach.listed_already': 'This person is on the list already. Please open them there.',
  'outreach.not_your_move': 'This step is for the other side. Please reload to see how far it is.',
  'outreach.changed_meanwhile':
    'Somebody noted a step just before you. Please see how far it is, then decide.',
  'outreach.order_not_theirs':
    'This order is not theirs, or is not paid yet. Please check the number, or leave it out.',
  'outreach.next_not_ahead': 'The next contact has to be after today. Please choose another day.',
  'statistics.not_counted_yet':
    'The day it was counted for has not come yet. Please check the date on the paper.',
  'statistics.nothing_to_publish':
    'There is no district to evaluate in this year, so nothing was published. Please enter population figures, or take another year.',
  'searches.not_found':
    'This saved search is not here; it may have been removed more than a day ago. Open it again from “Saved searches”.',
  'searches.nothing_asked':
    'This search has neither a word nor a condition, so everything would be new. Type a word or choose a condition first.',
  'searches.too_many':
    'You can keep {{most}} searches, and all places are taken. Remove one you no longer need, then save this one.',
  'elders.code_wrong':
    'The figures or the phone number do not fit. Please compare them with the card, or ask your family for a new one.',
  'elders.code_locked':
    'Too many wrong figures, so we pause to keep it safe. Try again after {{retryAt, dayTime}}, or ask your family for a new card.',

  'care.not_begun':
    'The visit has not begun, so nothing can be recorded. Check in with the start code first.',
  'care.over':
    'The visit ended more than two days ago and its record is closed. Tell your manager what is missing.',
  'care.time_impossible':
    'That moment is not within this visit, so it was not recorded. Check the time of your phone and write it again.',
  'care.implausible':
    'That reading cannot be right. Look at the decimal point and the unit, and measure again.',
  'care.photo_unreadable': 'That photo cannot be read. Please take another one, as JPEG, PNG or WebP.',
  'care.too_many_photos': 'This visit has 20 photos already. Strike one out first.',
  'care.photo_gone': 'The file of this photo is lost. The record stands; please tell our helpline.',
  'care.not_found': 'This record was not found. Please open it again from the order.',

  'phone_orders.not_found': 'This call was not found. Please open it again from the list.',
  'phone_orders.not_allowed': 'Only operators of Yiyou, or managers of this provider, order for callers.',
  'phone_orders.not_described':
    'This order is for somebody of your own family. To order for a caller, go back to the first step and describe the person.',
  'phone_orders.too_many':
    'You have ordered for very many callers today. Ask a colleague, or go on tomorrow.',
  'chat.not_found': 'These messages were not found. Please open them again from the order.',
  'chat.not_open':
    'This order can’t be written to now: that is possible once it is paid and until seven days after its end. If it is urgent, call.',
  'chat.read_only':
    'In this family you only watch, so you can’t write. Ask somebody else of the family, or the organiser to give you another role.',
  'chat.empty': 'There is nothing to send yet. Write a sentence or choose a photo.',
  'chat.leads_away':
    'This looks like contact details outside the platform. What is agreed or paid elsewhere leaves no record. To send it all the same, press once more.',
  'portraits.not_found':
    'Nothing was found. It may have been taken down, or this caregiver is no longer here.',
  'portraits.unreadable': 'That photo cannot be read. Please choose another one, as JPEG, PNG or WebP.',
  'portraits.too_small':
    'That photo is too small to know somebody by. Its shorter side needs at least 200 pixels: please choose a larger one.',
  'portraits.not_agreed':
    'The caregiver has to be asked before it is put up. Once they have agreed, please tick this.',
  'chat.photo_unreadable': 'That photo cannot be read. Please choose another one, as JPEG, PNG or WebP.',
  'chat.photo_gone': 'The file of this photo is lost. The message stands; ask for the photo once more.',
  'chat.too_fast': 'That was a lot at once. Please wait a minute before you write again.',
  'chat.too_late': 'A message can’t be taken back after two minutes. You can add a sentence instead.',
  'chat.reported_already':
    'This message was reported already and is being looked at. Both sides will be told.',
  'chat.changed_meanwhile': 'Somebody has just decided about this report. See how it stands now.',

  'incidents.not_found': 'This call for help was not found. Please open it again from the help page.',
  'incidents.no_visit':
    'This visit is not going on now, so help cannot be called from here. If a life is in danger, call 120.',
  'incidents.not_your_move': 'This step is not yours to take. Reload the page to see what you can do.',
  'incidents.own_call':
    'You pressed for help yourself, so somebody else has to answer. If all is well, press “it was a slip”.',
  'incidents.not_the_caller':
    'Only whoever pressed can take it back. Once it is settled, close it with a report.',
  'incidents.changed_meanwhile':
    'Somebody else has just acted. See how things stand, then decide what to do.',

  'quotes.changed':
    'The price is no longer what you saw: your part went from {{wasFen, money}} to {{nowFen, money}}, perhaps because somebody in the family has just used this month’s allowance. Everything you filled in is kept. Look at the new lines and confirm again.',
  'quotes.above_cap':
    'This is an inclusive service: it may cost at most {{capFen, money}} per unit ({{source}}). Bring the price within the cap; families, please call the provider.',
  'packages.not_found': 'We could not find this package.',
  'packages.offer_not_found': 'This package is no longer sold. Please see which others there are.',
  'packages.not_by_the_visit': 'Packages are only for services charged by the visit.',
  'packages.dearer':
    'A package cannot cost more than its visits one by one: {{mostFen, money}} at most. Please lower the price.',
  'packages.too_long':
    'A package may be used for {{mostMonths}} months at most; that is the rule for prepayments. Please shorten it.',
  'packages.nothing_left':
    'There is nothing to give back: what is left is booked or done. To give back a booked visit, cancel it first.',
  'packages.changed_meanwhile': 'This package has just changed. Please see how it stands now.',
  'packages.not_your_move': 'This step is not yours to take.',
  'packages.sum_changed':
    'A visit has just been booked or has come back. What goes back now is {{nowFen, money}}. If you agree, press again.',
  'stays.not_found': 'This order has no months paid ahead, so there is nothing in custody.',
  'stays.not_running':
    'This stay is not running, so it cannot be ended early. Before it begins, cancel the order instead.',
  'stays.day_outside':
    'The last day has to be between {{earliest, day}} and {{latest, day}}. Please choose another.',
  'stays.still_running':
    'The stay is not over yet. Come back after its last day, or once the family has ended it.',
  'stays.deposit_settled': 'The deposit has been settled already. Reload to see how.',
  'stays.deduction_too_large':
    'At most {{mostFen, money}} can be kept: the deposit itself. Please enter less.',
  'providers.deposit_for_months':
    'Only a monthly stay can have a deposit. Leave it empty, or sell by the month.',
  'providers.deposit_too_large':
    'A deposit is at most {{mostFen, money}}: twelve monthly prices. Please enter less.',
  'funders.order_unknown':
    'There is no order {{orderNumber}}, so nothing was entered. Please check the number.',
  'funders.order_twice':
    'Order {{orderNumber}} is there twice, so nothing was entered. Please put it in one line.',
  'funders.too_much':
    'Only {{mostFen, money}} is owed for order {{orderNumber}}, so nothing was entered. Please check the amount and whose fund it is.',
  'funders.short_unexplained':
    '{{mostFen, money}} is owed for order {{orderNumber}} and less came. Please say why and who bears the rest.',
  'funders.reference_used': 'This reference was entered before with other rows. Please check it.',
  'quotes.other_month':
    'Insurance, a voucher or a coupon pays part of this visit, and that counts for its month only. Choose a day in the same month; for another month, cancel and order again: the allowance comes back.',

  'entitlements.not_found': 'We can’t find this entitlement. Open it again from the person’s page.',
  'entitlements.already_decided': 'This has been checked already. Reload the page to see the answer.',
  'entitlements.in_use': 'Orders that are not finished use it. Finish or cancel them first.',
  'entitlements.overlaps':
    'There is one of this kind for that time already. Take it back first, or change the dates.',
  'entitlements.dates_wrong': 'The end is before the beginning. Change the dates.',
  'entitlements.too_old':
    'An assessment counts for 12 months, and this one is older. Have it done again first.',
  'entitlements.above_bounds':
    'A voucher says at most {{mostMonthlyFen, money}} a month. Check it against the voucher once more.',
  'entitlements.coupon_unknown': 'There is no such code. Check its letters and figures.',
  'entitlements.coupon_over': 'This code does not count today.',
  'entitlements.coupon_budget': 'The whole has to be enough for one. Please enter more, or leave it empty.',
  'entitlements.coupon_used': 'This code has been used: once for each person.',
  'entitlements.coupon_exists': 'This code exists already. Choose another.',
  'waitlist.days_impossible':
    'These days do not work: the last one has to be after today, within three months, and not before the first. Please change them.',
  'waitlist.hours_impossible': 'The latest time is before the earliest. Please change them.',
  'waitlist.already_waiting':
    'You are waiting for this already. To change the days, leave the waitlist under “What we wait for” and join again.',
  'waitlist.not_found':
    'This is not on your waitlist. It may belong to another family; please look under “What we wait for”.',
  'waitlist.offer_over':
    'This time could not be kept: it ran out and the next family was asked. You are still waiting and will hear of the next one.',

  'filings.not_found': 'There is no such paper. Go back to the list of papers and choose one.',
  'filings.under_way': 'This paper is handed in and being checked. Take it back before you change it.',
  'filings.changed_meanwhile':
    'Something has just happened to this paper. Look at where it stands, then decide.',
  'filings.not_your_move': 'This step is not yours now. Look at the next one on the page.',
  'filings.reason_missing': 'Say why: the provider works from your words. Then confirm.',
  'filings.number_missing': 'The number is missing. Enter it as the paper says.',
  'filings.detail_missing': 'Which kind it is, is missing. Choose one.',
  'filings.from_missing': 'The first day is missing. Enter it as the paper says.',
  'filings.until_missing': 'A paper of this kind ends. Enter its last day.',
  'filings.over_already': 'This paper is no longer in force. File one that is.',
  'filings.lease_too_short':
    'A home nursery rents for three years at least. Extend the lease, then hand it in.',
  'filings.file_missing': 'There is no scan yet. Add a scan or a photo, then hand it in.',
  'filings.too_many_files': 'A paper has {{most}} files at most. Remove some, or join them in one PDF.',
  'filings.file_too_large':
    'One file is larger than {{megabytes}} MB and was not taken. Make it smaller and try again.',
  'filings.file_heic':
    'This is a HEIC photo, which many computers can’t open. Save it as JPEG, or take a screenshot.',
  'filings.file_unreadable': 'This file can’t be opened or is no PDF, JPEG, PNG or WebP. Choose another.',
  'filings.file_infected':
    'A virus was found in this file and it was not taken. Scan the paper again on a clean device.',
  'filings.scanner_down':
    'The virus scanner does not answer, so the file was not taken. What you typed is kept; try again in some minutes.',
  'filings.file_gone': 'This file is lost. Ask the provider to upload it again.',
  'filings.link_over': 'This link is over, or it is not yours. Open the file from its paper’s page again.',
  'supervision.not_found':
    'This inspection was not found, or is not public yet. Open it again from the list.',
  'supervision.draw_not_found':
    'This draw was not found, or becomes public once its inspections have begun. Look again in a few days.',
  'supervision.nobody_to_draw': 'There is nobody to draw from here. Choose another place or kind.',
  'supervision.not_your_move': 'This step is not yours to take. Reload the page to see what you can do now.',
  'supervision.colleague_decides':
    'This deduction rests on your own inspection, conclusion or answer. Please leave the appeal to a colleague.',
  'supervision.changed_meanwhile': 'Somebody else has just changed this. See how it stands now, then decide.',
  'supervision.not_all_judged': 'Some items are not judged yet. Choose for each of them, then conclude.',
  'supervision.says_how_bad':
    'What is not met needs how serious it is, and what was seen, in four characters or more. Add it and save again.',
  'supervision.not_under_way':
    'The items of this inspection cannot be changed now. Reload the page to see where it stands.',
  'supervision.public_already':
    'The result is public and cannot be taken back. Use the re-inspection or an appeal.',
  'supervision.correction_missing':
    'Some items that were not met have no word on how they were put right. Write one for each, then send.',
  'supervision.reason_missing':
    'This step needs a reason, which the other side reads. Write it and send again.',
  'supervision.private_words':
    'This seems to hold a mobile or identity number, and the result will be public. Take it out and save again.',
  'supervision.no_picture':
    'This photo cannot be read, or the item has twelve already. Choose another JPEG, PNG or WebP photo.',
  'supervision.photo_gone': 'The file of this photo is missing. Please ask us to look for it.',
  'supervision.past_day': 'An inspection cannot be planned for a day gone by. Choose another date.',
  'supervision.grade_of_other_kind':
    'This grade is not for this kind: elder care has 1 to 5, nurseries have A to D. Choose another.',
  'supervision.no_document': 'The report has to be a PDF file. Save it as PDF and send it again.',
  'supervision.document_gone':
    'This report was not found. Open it again from the provider’s supervision record.',
  'supervision.nothing_to_appeal':
    'Nothing is taken off for this at present. Look at what is taken off in the score.',
  'supervision.appealed_already': 'An appeal about this is under way. Wait for its answer.',
  'supervision.appeal_not_found': 'This appeal was not found. Open it again from the list.',
  'supervision.too_many_struck': 'That is more than was counted. Enter a smaller number.',
  'accounts.suspended':
    'Your account is suspended: you can read, appeal and call for help, but not order or change anything. Your notices say why.',
  'suspensions.not_found': 'This suspension was not found, or does not concern you.',
  'suspensions.target_not_found': 'What you want to suspend was not found. Operators can’t be suspended.',
  'suspensions.on_already': 'It is suspended already. Please open the suspension that stands.',
  'suspensions.not_your_move': 'This step is not yours to take.',
  'suspensions.changed_meanwhile': 'Somebody has just dealt with it. Please look again and decide.',
  'suspensions.colleague_decides':
    'The suspension was your decision. Please leave the appeal to a colleague.',
  'suspensions.appealed_before': 'An appeal was made before; the answer is on the page.',
  'suspensions.closing': 'It belongs to a closure and can’t be lifted by itself. Please go to the closure.',
  'suspensions.until_past': 'That day has passed. Please choose today or later.',
  'closures.not_found': 'This closure was not found.',
  'closures.provider_not_found': 'This provider was not found, or nobody runs it here.',
  'closures.running_already': 'A closure of this provider is running already. Please open that one.',
  'closures.short_notice':
    'The rule asks for {{days}} days of notice. If that is impossible, please say why.',
  'closures.last_day_past': 'The last day can’t be before today. If it has stopped already, choose that.',
  'closures.not_the_next_step':
    'This is not the next step, or somebody has taken it. Please see where it stands.',
  'closures.notice_missing': 'Please write the public notice, ten characters at least.',
  'closures.not_settled':
    '{{pending}} orders are still being worked off; the system goes on with them. Check again in a moment.',
  'closures.not_balanced':
    'The books are not balanced yet: {{open}} orders are not over, {{refundingFen, money}} of refunds are on their way, {{differences}} orders differ.',
  'closures.over': 'This closure is over.',
  'alarms.not_found': 'This alarm was not found.',
  'alarms.changed_meanwhile': 'Somebody has just dealt with this alarm. Please look again.',
  'errands.reason_missing': 'Please say first why you look things up. It counts for half an hour.',
  'errands.not_found': 'This record was not found.',
  'complaints.not_found':
    'This complaint was not found, or does not concern you. Please open it from the list again.',
  'complaints.which_order':
    'A complaint about a provider or a carer needs its visit. Please come from the page of that order.',
  'complaints.which_outcome': 'Choose a conclusion: upheld, partly upheld or not upheld.',
  'complaints.no_family':
    'You belong to no family yet and cannot complain about the platform online. Please call us and we will note it down.',
  'complaints.going_already':
    'A complaint about this order is being dealt with. Please open it and wait for the answer there.',
  'complaints.not_your_move': 'This step is not yours to take. The page says whose it is.',
  'complaints.changed_meanwhile':
    'Somebody has just dealt with it. Please look at how it stands now, then decide.',
  'complaints.answered_already': 'The provider has answered once. Please wait for Yiyou’s conclusion.',
  'complaints.colleague_decides': 'The first decision was yours. Please leave the appeal to a colleague.',
  'complaints.not_the_loser': 'The conclusion is wholly in your favour; there is nothing to appeal.',
} satisfies Shape<typeof zh>
