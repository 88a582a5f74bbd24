import type { Clock } from '../kernel/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Env } from '../platform/env.ts'
import { StartProblem } from '../platform/start-problem.ts'
import { createAliyunSms } from './aliyun-sms.ts'
import type { CarrierSettings } from './carrier-call.ts'
import { createSandboxSms } from './sandbox-sms.ts'
import { type SmsPort, smsTemplates } from './sms-port.ts'
import { createTencentSms } from './tencent-sms.ts'

/** Texts by the carrier the settings name; without one they stay in the sandbox. Refuses with a StartProblem where a wording has no name. */
export function createSms({ env, db, clock }: { env: Env; db: Db; clock: Clock }): SmsPort {
  if (env.SMS === 'sandbox') return createSandboxSms(db)
  const missing = Object.keys(smsTemplates).filter((name) => !env.SMS_TEMPLATES[name])
  if (missing.length > 0)
    throw new StartProblem(
      `Add ${missing.join(', ')} to SMS_TEMPLATES, each with the carrier's name of that wording: see docs/carriers.md.`,
    )
  if (env.SMS === 'aliyun') return createAliyunSms(settingsOf(env, 'https://dysmsapi.aliyuncs.com'), clock)
  const settings = settingsOf(env, 'https://sms.tencentcloudapi.com')
  return createTencentSms({ ...settings, appId: env.SMS_APP_ID ?? '', region: env.SMS_REGION }, clock)
}

const settingsOf = (env: Env, usual: string): CarrierSettings => ({
  endpoint: (env.SMS_ENDPOINT ?? usual).replace(/\/$/, ''),
  keyId: env.SMS_KEY_ID ?? '',
  keySecret: env.SMS_KEY_SECRET ?? '',
  sign: env.SMS_SIGN ?? '',
  templates: env.SMS_TEMPLATES,
})
