import type { NoticeKind } from '../../../server/notices/notice.contract.ts'

/** What an inbox says, for everyone the notice goes to: what happened, and what is wanted now if anything is. */
export default {
  order_requested:
    '收到一份新订单：{{title}}，{{startsAt, dayTime}}，想请{{caregiverName}}来做。请看看能不能接；过时没有答复，订单会自动取消。',
  order_accepted:
    '{{providerName}}接了{{calledBy}}的{{title}}：{{startsAt, dayTime}}，由{{caregiverName}}负责。',
  order_declined:
    '{{providerName}}没有接{{calledBy}} {{startsAt, dayTime}} 的{{title}}。已付的钱原路全额退回，您可以换个时间，或者另找一家。',
  order_lapsed:
    '{{calledBy}} {{startsAt, dayTime}} 的{{title}}没有在期限内等到下一步，自动取消了。付过的钱原路全额退回，需要的话请重新预约。',
  order_cancelled: '{{startsAt, dayTime}} 由{{caregiverName}}负责的{{title}}取消了。退款怎么算，订单里写着。',
  papers_lapsed:
    '{{providerName}}做{{title}}要的证照过期或者被撤销了，{{calledBy}} {{startsAt, dayTime}} 的服务先留着。{{until, dayTime}} 前补齐或换人就照常，不然我们取消，已付的钱原路全额退回。',
  papers_settled: '{{providerName}}的证照补齐了，{{calledBy}} {{startsAt, dayTime}} 的{{title}}照常进行。',
  visits_lapsed:
    '{{providerName}}有证照失效，{{count}} 家约好的服务受影响，家人已经知道。请看每一份订单留到什么时候。',
  order_withdrawn:
    '{{providerName}}取消了{{calledBy}} {{startsAt, dayTime}} 的{{title}}。已付的钱原路全额退回，您可以另约一家。',
  order_missed:
    '{{startsAt, dayTime}} 的{{title}}没有开始，按没有来处理，已付的钱原路全额退回。负责的是{{providerName}}的{{caregiverName}}。',
  order_disputed:
    '家属对{{caregiverName}} {{startsAt, dayTime}} 的{{title}}提出了问题。请看看写了什么，把经过说清楚；处理之前，这笔钱先不结。',
  order_dismissed: '{{startsAt, dayTime}} 的{{title}}提出的问题处理完了：服务照常算数。理由写在订单里。',
  order_upheld: '{{startsAt, dayTime}} 的{{title}}提出的问题处理完了：钱全额退给家属。经过写在订单里。',
  order_split: '{{startsAt, dayTime}} 的{{title}}提出的问题处理完了：退一部分给家属。金额和理由写在订单里。',
  order_reduced:
    '{{providerName}}提出把{{calledBy}} {{startsAt, dayTime}} 的{{title}}退一部分钱。请看看，同意就确认，不同意可以说明。',
  stay_leaving: '{{calledBy}}在{{providerName}}的{{title}}要提前结束。最后一天和结算，都在入住页上。',
  deposit_asked:
    '{{providerName}}想从{{calledBy}}的押金里扣 {{amountFen, money}}，要您点头才扣。请看看理由，不同意就全部退。',
  deposit_returned: '{{calledBy}}的{{title}}押金退回 {{amountFen, money}}，原路退还。',
  package_paid:
    '{{calledBy}}的{{title}}次卡买好了：{{providerName}}，共 {{count}} 次，{{until, day}}前用。预约时自动用卡，没用完的随时可以退。',
  package_sold: '卖出一张{{title}}次卡：{{count}} 次，{{until, day}}前用。钱在监管账户，做完一次结一次。',
  package_money_back: '{{calledBy}}的{{title}}次卡退回 {{amountFen, money}}，原路退还。',
  package_ending:
    '{{calledBy}}的{{title}}次卡还有 {{count}} 次没用，{{until, day}}到期。到期没约的，按买时的价钱自动退给您。',
  package_over:
    '{{calledBy}}的{{title}}次卡结束了，没约的 {{count}} 次按买时的价钱原路退回。已经约好的照常去。',
  package_over_booked:
    '{{calledBy}}的{{title}}次卡结束了，每一次都约出去了，没有要退的次数。已经约好的照常去。',
  package_closed:
    '{{providerName}}要关停了。{{calledBy}}的{{title}}次卡结束，没约的 {{count}} 次按买时的价钱原路退回，不需要您申请。已经约好的，请看订单。',
  package_closed_booked:
    '{{providerName}}要关停了。{{calledBy}}的{{title}}次卡结束，每一次都约出去了，没有要退的次数。约好的那几次，请看订单。',
  order_turned_back:
    '{{caregiverName}} {{startsAt, dayTime}} 到了{{calledBy}}那里，没有人开门，已经回去了。请看看经过，同意就确认，不是这样可以说明。',
  order_left:
    '{{caregiverName}} {{startsAt, dayTime}} 到了{{calledBy}}那里，这次服务没法做，已经离开。请看看原因和钱怎么退；家里有事可以直接打电话。',
  visit_broken_off:
    '{{calledBy}}的{{title}}做到一半停了，{{caregiverName}}已经离开。请看看原因和钱怎么退；家里有事可以直接打电话。',
  visit_noted_late:
    '{{caregiverName}}在没有网络时记下的内容现在才送到，{{calledBy}} {{startsAt, dayTime}} 的订单已经不能再记。内容都留着，请看一看。',
  portrait_put:
    '{{providerName}}放上了您的头像，说是征得了您的同意。看看合不合适；不愿意，您自己就可以撤下。',
  suspended: '{{name}}暂停接受新的预约。原因、期限和怎么申诉，都写在页面里。',
  suspension_appealed: '{{name}}对暂停提出了申诉。请看看写了什么，作出答复。',
  suspension_kept: '{{name}}的申诉看过了，暂停不变。理由写在页面里。',
  suspension_lifted: '{{name}}恢复了，可以重新接受预约。',
  others_offered:
    '{{calledBy}} {{startsAt, dayTime}} 的{{title}}取消了，钱全额退回。附近还有空的几家，已经替您找好。',
  back_again: '{{providerName}}恢复接受预约了。{{calledBy}}的{{title}}如果还需要，可以重新约。',
  alarm_raised: '系统发现一件需要看看的事。请到预警里处理。',
  visit_moved: '{{calledBy}}的{{title}}改好时间了：{{startsAt, dayTime}}，由{{caregiverName}}负责。',
  visit_replaced: '{{startsAt, dayTime}} {{calledBy}}的{{title}}换了人，由{{caregiverName}}负责。时间不变。',
  visit_tomorrow:
    '提醒：明天 {{startsAt, time}} {{caregiverName}}来给{{calledBy}}做{{title}}。要改时间或者有要交代的，今天就可以说。',
  visit_soon: '提醒：{{startsAt, time}} {{calledBy}}的{{title}}快开始了，由{{caregiverName}}负责。',
  wait_offered:
    '候补到了：{{calledBy}}的{{title}}，{{startsAt, dayTime}}，由{{caregiverName}}负责。为您留到 {{expiresAt, dayTime}}，过了就问下一家。',
  wait_place_offered:
    '候补到了：{{calledBy}}的{{title}}有名额，{{startsAt, day}}起。为您留到 {{expiresAt, dayTime}}，过了就问下一家。',
  wait_over:
    '{{calledBy}}的{{title}}没有等到合适的时间，候补到期结束了。您可以放宽日期再候补，或者另找一家。',
  move_proposed:
    '有人想把{{calledBy}}的{{title}}改到 {{startsAt, dayTime}}。请看看行不行；没有答复之前，原来的时间不变。',
  move_refused: '{{calledBy}}的{{title}}不改到 {{startsAt, dayTime}}，还是原来的时间。',
  move_lapsed: '想把{{calledBy}}的{{title}}改到 {{startsAt, dayTime}}，没有等到答复，还是原来的时间。',
  plan_billed: '{{calledBy}} {{startsAt, dayTime}} 的{{title}}该付款了。时间一直给您留着，付款以后就定了。',
  plan_paid: '{{startsAt, dayTime}} 的{{title}}付好了，由{{caregiverName}}负责，照计划进行。',
  plan_drawn: '{{startsAt, dayTime}} 的{{title}}从次卡里扣了一次，由{{caregiverName}}负责，照计划进行。',
  plan_gap:
    '{{calledBy}}的定期{{title}}：{{startsAt, dayTime}} 这一次{{providerName}}没有人有空。请另选时间或换人，不想要也可以跳过。',
  plan_changed: '{{calledBy}}的定期{{title}}改了，下一次是 {{startsAt, dayTime}}。',
  plan_ended: '{{calledBy}}的定期{{title}}结束了，最后一次之后不再预约。',
  elder_asked:
    '{{startsAt, dayTime}} 的{{title}}要先问过{{calledBy}}。请把长辈链接发给{{calledBy}}，答应以后才需要付款。',
  elder_agreed: '{{calledBy}}答应了 {{startsAt, dayTime}} 的{{title}}。时间给您留 15 分钟，请付款。',
  elder_refused: '{{calledBy}}这次不想要 {{startsAt, dayTime}} 的{{title}}，订单取消了，没有扣钱。',
  visit_on_the_way: '{{caregiverName}}出发了，去给{{calledBy}}做{{title}}，约的是 {{startsAt, dayTime}}。',
  visit_started: '{{caregiverName}}开始给{{calledBy}}做{{title}}了。',
  visit_done: '{{calledBy}}的{{title}}做完了。请看看这次的记录，没有问题就确认。',
  order_confirmed: '{{caregiverName}} {{startsAt, dayTime}} 的{{title}}确认完成了，这份订单已经结束。',
  refund_done: '{{calledBy}}的{{title}}退款 {{amountFen, money}}，已经原路退回。',
  review_written: '{{caregiverName}}的{{title}}收到一条新评价。您可以看看，并公开回复一次。',
  review_replied: '{{providerName}}回复了您家对{{title}}的评价。',
  review_sealed:
    '家人评价了{{caregiverName}}的{{title}}，现在还封着。您写完接待情况，就一起公开；七天后也会自动公开。',
  review_published: '{{title}}的评价公开了。90 天以内还可以追加一次。',
  home_sealed:
    '{{providerName}}写了{{title}}那次在{{calledBy}}家的情况，现在还封着。您写完评价，就一起打开。',
  home_published: '{{providerName}}写的{{title}}那次的情况，您现在可以看了。只有您家看得到。',
  review_followed_up: '家人对{{title}}的评价追加了一段话。',
  review_to_check: '{{providerName}}有一条{{title}}的评价等您核查。',
  review_photos_hidden:
    '{{title}}的一条评价核查后照片不再展示，文字保留。理由写在页面里，不同意可以申诉一次。',
  review_removed: '{{title}}的一条评价核查后不再展示。理由写在页面里，不同意可以申诉一次。',
  review_kept: '{{title}}的一条评价核查后保留展示。理由写在页面里。',
  remedy_opened: '{{title}}收到不满意的评价。请先打电话回访，15 个工作日内整改。',
  remedy_called: '{{providerName}}就{{title}}的评价回访过了，接着会写明怎么改。',
  remedy_escalated: '{{title}}的整改过了期限或没有被认可，颐幼已经介入。',
  remedy_done: '{{providerName}}写了{{title}}的整改结果。请看看满意不满意，七天没有回答就算认可。',
  remedy_settled: '{{title}}的整改结束了，家人没有别的意见。',
  remedy_closed: '{{title}}的整改由颐幼作了结论，写在页面里。',
  phone_order_placed:
    '{{byName}}在电话里替{{calledBy}}约了{{title}}：{{startsAt, dayTime}}，{{providerName}}的{{caregiverName}}。请在两小时内打开付款；没有这回事，请取消。',
  chat_message: '{{byName}}留言了：{{calledBy}}的{{title}}，{{providerName}}。',
  chat_reported: '有人举报了一条留言：{{calledBy}}的{{title}}，{{providerName}}。请看看，写下决定。',
  chat_kept: '{{calledBy}}的{{title}}里被举报的那条留言核查过了，照旧保留。理由在留言里。',
  chat_removed: '{{calledBy}}的{{title}}里被举报的那条留言核查后收起了。理由在留言里。',
  claim_submitted: '有人认领{{providerName}}。请核对材料，再作决定。',
  claim_approved: '您认领的{{providerName}}通过了。接下来填好服务、人员和时间，就能接单。',
  claim_rejected: '您认领的{{providerName}}没有通过。请打开看看理由，补齐以后可以再提交。',
  filing_submitted:
    '{{providerName}}交来了「$t(filings:paper.{{paper}})」。请在 5 个工作日内给回执，15 个工作日内给结果。',
  filing_overdue: '{{providerName}}的「$t(filings:paper.{{paper}})」过了期限还没有办。请马上处理。',
  filing_received:
    '{{providerName}}交的「$t(filings:paper.{{paper}})」收到了，正在审核，15 个工作日内告诉您结果。',
  filing_returned:
    '{{providerName}}交的「$t(filings:paper.{{paper}})」需要补正。缺什么写在页面里，请补好再提交。',
  filing_accepted:
    '{{providerName}}的「$t(filings:paper.{{paper}})」审核通过了，要用到它的服务可以照常预约。',
  filing_refused: '{{providerName}}的「$t(filings:paper.{{paper}})」没有通过，理由写在页面里。请换一份再交。',
  filing_revoked:
    '{{providerName}}的「$t(filings:paper.{{paper}})」被撤销，要用到它的服务已经停止预约。理由写在页面里，受影响的预约请马上安排。',
  filing_ending:
    '{{providerName}}的「$t(filings:paper.{{paper}})」 {{until, day}} 到期。请提前换新；过了这天，要用到它的服务会停止预约。',
  filing_over:
    '{{providerName}}的「$t(filings:paper.{{paper}})」过期了，要用到它的服务已经停止预约。请交新的，并看看受影响的预约。',
  filing_forgotten:
    '{{providerName}}的「$t(filings:paper.{{paper}})」退回补正后一直没有再交，这次提交已经撤回。需要时请重新提交。',
  consent_ending:
    '{{calledBy}}的同意 {{until, day}} 到期。问问{{calledBy}}，愿意的就在页面里续上；不续，过了这天就不再记、也不再显示。',
  search_found: '您存下的一个搜索有了新的：{{providerName}}。这次一共 {{count}} 家，打开看看。',
  incident_raised:
    '{{who}} {{at, dayTime}} 求助，{{raisedByName}}按的。请马上打电话，或打开说一声“我来处理”。',
  incident_escalated: '{{who}} {{at, dayTime}} 的求助还没有人答复。请马上打电话，或打开说一声“我来处理”。',
  incident_acknowledged: '{{who}}的求助，{{byName}}在处理了。',
  incident_unclosed: '{{who}} {{at, dayTime}} 的求助还没有写结果。处理完了，请写一句怎么样了。',
  incident_closed: '{{who}} {{at, dayTime}} 的求助处理完了，经过由{{byName}}写好，请看看。',
  incident_false_alarm: '{{who}} {{at, dayTime}} 的求助收回了：{{byName}}说没事，按错了。不放心就打个电话。',
  inspection_announced: '{{day, date}} 有一次对{{providerName}}的检查。请打开看要查哪些事项，把记录备好。',
  inspection_waits: '对{{providerName}}的检查（{{day, date}}）在等下一步。请打开处理。',
  inspection_passed: '{{providerName}}的检查（{{day, date}}）全部符合，结果将按时公布。',
  inspection_reopened:
    '{{providerName}}的检查（{{day, date}}）收回重做，原来的整改要求先不用管。请打开看原因。',
  correction_ordered:
    '{{providerName}}的检查（{{day, date}}）有事项不符合。请打开看要整改什么、哪天之前做完。',
  correction_reported: '{{providerName}}报告整改做完了（{{day, date}}的检查）。请安排复查。',
  correction_late:
    '{{providerName}}的整改过了期限（{{day, date}}的检查）。逾期会公布，也会计入信用评分，请马上打开处理。',
  correction_sent_back: '{{providerName}}的整改复查没有通过（{{day, date}}的检查）。请打开看原因和新的期限。',
  correction_accepted: '{{providerName}}的整改复查通过了（{{day, date}}的检查）。',
  credit_appealed: '{{providerName}}对信用评分提出异议。请打开看理由，十个工作日内答复。',
  credit_decided: '{{providerName}}的信用评分异议有了答复。请打开看结果和理由。',
  complaint_received: '您家的投诉收到了，{{until, day}}前会有结论。机构先答复，不满意由颐幼来定。',
  complaint_lodged: '有一件投诉等着处理：{{title}} {{providerName}}。最晚 {{until, day}}有结论。',
  complaint_answered: '投诉有了机构的说法：{{title}}。请打开看，说说行不行。',
  complaint_examined: '投诉转由颐幼处理：{{title}} {{providerName}}，{{until, day}}前给结论。',
  complaint_late:
    '投诉没能按期给出结论：{{title}} {{providerName}}，本该在 {{until, day}}前。负责人已经收到催办。',
  complaint_decided: '投诉有了结论：{{title}} {{providerName}}。请打开看结论、理由和怎么补救。',
  complaint_appealed: '投诉的结论有人申诉：{{title}} {{providerName}}。颐幼会再看一次。',
  outreach_declared: '有一户家人申请关爱走访，{{until, day}}前要有人联系。请打开看。',
  outreach_due: '走访名单上有一位到了该联系的日子，请打开看。',
  outreach_withdrawn: '一户家人退出了关爱走访，不用再去。',
  outreach_moved: '{{calledBy}}的关爱走访有了新进展，请打开看。',
  complaint_over: '投诉了结了：{{title}} {{providerName}}。经过写在页面里。',
} satisfies Record<NoticeKind, string>
