import type { ProblemCode } from '../../../server/rpc/problem-registry.contract.ts'

/** One sentence or two for every refusal: what happened, and what to do now. */
export default {
  'general.invalid_input': '有内容填得不对，请按提示改一下再提交。',
  'general.unexpected': '没有办成，是我们这边出了问题。请稍等一分钟再试；还是不行，请联系客服。',
  'general.other_origin': '这次提交不是从本站发出的，没有受理。请回到页面重新提交。',
  'general.too_large': '内容太大，没有收下。请换一个小一些的文件，或者分几次提交。',

  'accounts.sign_in_first': '这一步要先登录。登录以后会回到这里。',
  'accounts.operators_only': '这一页只对颐幼的工作人员开放。如果您是工作人员，请换工作账号登录。',
  'accounts.phone_wrong': '这不是 11 位的手机号码。请检查后重新填写。',
  'accounts.code_wrong': '验证码不对。请对照最新的一条短信，重新填写 6 位数字。',
  'accounts.code_expired': '这个验证码过期了，或者已经用过。请重新获取一个。',
  'accounts.too_many_codes': '验证码要得太频繁，这次没有发送。请在 {{retryAt, dayTime}} 以后再获取。',
  'accounts.too_many_tries':
    '试错的次数太多，为了您的安全先停一停。请重新获取验证码；用密码的，请过一小时再试。',
  'accounts.password_wrong': '邮箱或密码不对。请检查后再试，也可以改用手机验证码登录。',
  'accounts.email_taken': '这个邮箱已经注册过，或者不能用来注册。请直接登录，或者换一个邮箱。',

  'availability.offering_not_found': '没有找到这个服务项目，可能已经不提供了。请回到机构页另选一项。',
  'capacity.born_on_missing': '这里按月龄分班，请先填孩子的出生日期。',
  'capacity.age_outside':
    '第一天孩子满 {{months}} 个月，这里收 {{fromMonths}} 到 {{toMonths}} 个月的孩子。请换一个日子，或者另找一家合适的。',
  'capacity.closed': '{{day, day}}不开放。请选别的日子。',
  'capacity.full': '{{day, day}}的名额刚刚满了，还没有扣钱。请选别的日子，或者少选几天。',
  'capacity.ratio':
    '{{day, day}}有 {{carers}} 位老师在岗，按每人最多照看 {{perCarer}} 个孩子的规定，{{most}} 个名额已经满了。请选别的日子。',
  'capacity.no_carer': '{{day, day}}没有老师在岗，不能接收。请选别的日子，或者打电话问机构。',
  'capacity.too_soon': '离开始太近，来不及准备了。请选晚一点的日子。',
  'capacity.too_long': '一次最多订 {{most}} 个。请少选一些，到期前可以再订。',
  'capacity.pool_not_found': '没有找到这组名额，可能已经停用。请回到名额页再看看。',
  'capacity.class_missing': '托育的名额要选班型，年龄和人数按它来定。',
  'capacity.over_rule': '这个班型最多收 {{most}} 个孩子。请改成 {{most}} 或更少。',
  'capacity.one_home_group': '家庭托育点只有一个班，已经建过了。请直接修改那一个。',
  'capacity.sessions_overlap': '有两个时段重叠了。请把它们错开。',
  'capacity.offering_unknown': '选的服务里有已经停用的。请重新选。',
  'capacity.carer_unknown': '选的照护人员里有已经离开的。请重新选。',
  'capacity.carer_elsewhere': '选的照护人员里有人已经在另一组。一个人只能算在一组里，请先从那一组移出。',
  'capacity.carers_missing': '这个班型规定每位老师最多照看 {{perCarer}} 个孩子，请选出由谁照看。',
  'capacity.still_taken': '{{day, day}}已经订出 {{count}} 个名额，这样改会放不下。请先和那几家说好。',
  'discovery.unavailable': '搜索暂时用不了。请稍等一分钟再试。',
  'feeds.not_found': '这个日历不在了，或者已经换了地址。请到「我的」里的日历订阅重新生成。',
  'elders.link_invalid': '这个链接已经不能用了。请给家人打电话，让家人重新发一个。',

  'families.not_found': '没有找到这个家庭，家庭只对家里的人开放。请从“家人”页重新进入。',
  'families.recipient_not_found': '没有找到这位家人，资料可能已经收起来了。请从“家人”页重新选择。',
  'families.not_allowed': '您在这个家庭里的身份不能做这件事。请组织者来做，或者请组织者改一下您的身份。',
  'families.invite_invalid': '这个邀请不能用了：过了期、被收回，或者已经有人用过。请邀请您的人重新发一个。',
  'families.last_organiser': '每个家庭至少要有一位组织者。请先让另一位家人当组织者，再来改。',
  'families.recipient_has_orders': '这位家人还有没结束的订单，暂时不能收起来。请等订单结束，或者先取消订单。',
  'families.region_unknown': '没有找到这个省市区。请从列表里重新选择。',

  'orders.not_found': '没有找到这份订单，订单只对下单的家庭和接单的机构开放。请从“订单”页重新进入。',
  'orders.draft_not_found':
    '没有找到这份没填完的订单，可能换了浏览器，或者放得太久。请回到机构页重新选择服务。',
  'orders.draft_incomplete': '还没有填完。请补齐为谁预约、什么时间，再提交。',
  'orders.offering_unavailable': '这个服务项目现在不提供了，订单没有提交。请另选一项。',
  'orders.provider_unbookable': '这家机构现在不能预约，订单没有提交。请另选一家。',
  'orders.slot_taken': '这个时间刚刚被别人约走了，没有扣钱。请另选一个时间。',
  'orders.slot_not_offered': '这个时间约不了。请从列出的时间里另选一个。',
  'orders.not_your_move': '这一步不由您来做。请刷新页面，看看现在轮到谁。',
  'orders.changed_meanwhile': '订单刚刚有了变化，您这一步没有生效。请看看现在的状态，再决定。',
  'orders.already_started':
    '约定的时间已经到了，不能再取消。有问题请直接给机构打电话，或者在结束以后提出来。',
  'orders.reason_missing': '请写一句理由，对方会看到。',
  'orders.start_code_wrong': '开始码不对，还可以试 {{left}} 次。请对照家里人手上的开始码重新填写。',
  'orders.start_code_locked': '开始码试错的次数太多，不能再试了。请改用位置签到，并告诉家属。',
  'orders.too_early': '还没到可以开始的时间。请在 {{from, dayTime}} 以后再签到。',
  'orders.too_far':
    '您离服务地址约 {{metres, distance}}，太远了，不能按位置签到。请到了门口再试，或者用开始码。',
  'orders.no_family_role': '您在这个家庭里只能查看，不能下单。请组织者改一下您的身份，或者由别的家人来下单。',

  'payments.not_found': '没有找到这笔付款。请从订单页重新付款。',
  'payments.declined': '这次付款没有成功，没有扣钱。请再试一次，或者换一种方式。',
  'payments.unavailable': '付款的通道暂时连不上，没有扣钱。请稍等一分钟再试。',
  'payments.already_settled': '这笔付款已经有了结果，没有再扣一次。请回到订单页查看。',

  'providers.not_found': '没有找到这家机构。请检查地址，或者重新搜索。',
  'providers.not_allowed': '您不是这家机构的管理者，不能做这件事。请机构的管理者来做。',
  'providers.already_claimed':
    '这家机构已经有人认领并核实过。您也在这里工作的话，请联系机构的管理者；有疑问请联系客服。',
  'providers.claim_pending': '您已经提交过认领，正在核对。结果会发到您的通知里，不用重复提交。',
  'providers.claim_not_found': '没有找到这份认领。请从列表里重新打开。',
  'providers.claim_decided': '这份认领已经处理过了。请刷新页面看结果。',
  'providers.reason_missing': '请写一句理由，申请的人会看到。',
  'providers.credit_code_wrong': '统一社会信用代码不对。请对照营业执照，重新填写 18 位代码。',
  'providers.hours_overlap': '有两段工作时间重叠了。请改好后再保存。',
  'providers.offering_not_found': '没有找到这个服务项目，可能已经停用。请回到列表重新选择。',
  'providers.caregiver_not_found': '没有找到这位照护人员，可能已经停用。请回到列表重新选择。',
  'providers.caregiver_has_visits':
    '这位照护人员还有 {{count}} 次约好的服务，现在不能停用。请先做完，或者先取消这些订单。',
  'providers.promised_returns': '介绍里不能许诺收益、返利或保本。请删去这些话再保存。',
  'providers.account_unknown': '这个手机号还没有注册。请本人先用它登录一次，再来填写。',

  'registry.file_unreadable': '文件读不出来：{{reason}}。请改好以后重新导入。',
  'registry.wrong_columns':
    '表头对不上。缺少的列：{{missing}}；重复的列：{{doubled}}；文件里的列：{{found}}。请改好表头以后重新导入。',
  'registry.run_not_found': '没有找到这次导入。请从导入列表重新打开。',

  'reviews.not_reviewable': '这份订单现在还不能评价。服务做完以后，就可以写了。',
  'reviews.already_written': '您家已经评价过这份订单，一份订单评价一次。在机构页上可以看到。',
  'reviews.window_over': '可以评价的时间已经过了。有问题请联系客服。',
  'reviews.not_found': '没有找到这条评价。请回到机构页重新打开。',
  'reviews.already_replied': '这条评价已经回复过了，一条评价回复一次。请刷新页面查看。',
  'searches.not_found': '没有找到这个存下的搜索，可能已经删掉超过一天。请从“存下的搜索”里重新打开。',
  'searches.nothing_asked':
    '这个搜索没有词，也没有条件，存下来会什么都算新的。请先写一个词，或者选一个条件。',
  'searches.too_many': '最多存 {{most}} 个搜索，已经满了。请先删掉一个不用的，再来存。',
} satisfies Record<ProblemCode, string>
