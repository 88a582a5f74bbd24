import { z } from 'zod'
import type { Clock } from '../kernel/clock.ts'
import { askCarrier, type CarrierSettings, refusedBy } from './carrier-call.ts'
import { type SmsPort, valuesOf } from './sms-port.ts'
import { signTencent } from './tencent-signature.ts'

const refusal = z.object({ Code: z.string(), Message: z.string().default('') })
const answer = z.object({
  Response: z.object({ Error: refusal.optional(), SendStatusSet: z.array(refusal).default([]) }),
})

/** Texts through Tencent Cloud (sms, SendSms of 2021-01-11). `appId` and `region` are the application's. */
export function createTencentSms(
  settings: CarrierSettings & { readonly appId: string; readonly region: string },
  clock: Clock,
): SmsPort {
  const { endpoint, keyId, keySecret, sign, templates, appId, region } = settings
  return {
    name: 'tencent',
    async send(message) {
      const body = JSON.stringify({
        PhoneNumberSet: [`+86${message.to}`],
        SmsSdkAppId: appId,
        SignName: sign,
        TemplateId: templates[message.template] ?? '',
        TemplateParamSet: valuesOf(message).map(({ value }) => value),
      })
      const headers = signTencent({
        ...{ host: new URL(endpoint).host, service: 'sms', action: 'SendSms', version: '2021-01-11' },
        ...{ region, body, keyId, keySecret, at: clock.now() },
      })
      const { Response } = await askCarrier(`${endpoint}/`, { headers, body }, answer)
      const [sent] = Response.SendStatusSet
      const no = Response.Error ?? (sent?.Code === 'Ok' ? undefined : sent)
      if (no || !sent) throw refusedBy('Tencent', no?.Code ?? 'Nothing', no?.Message ?? '')
    },
  }
}
