import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../kernel/clock.ts'
import { signAliyun } from './aliyun-signature.ts'
import { askCarrier, type CarrierSettings, refusedBy } from './carrier-call.ts'
import { type SmsPort, valuesOf } from './sms-port.ts'

const answer = z.object({ Code: z.string(), Message: z.string().default('') })

/** Texts through Alibaba Cloud (dysmsapi, SendSms of 2017-05-25). */
export function createAliyunSms(settings: CarrierSettings, clock: Clock): SmsPort {
  const { endpoint, keyId, keySecret, sign, templates } = settings
  return {
    name: 'aliyun',
    async send(message) {
      const values = Object.fromEntries(valuesOf(message).map(({ name, value }) => [name, value]))
      const { query, headers } = signAliyun({
        ...{ host: new URL(endpoint).host, action: 'SendSms', version: '2017-05-25', keyId, keySecret },
        ...{ at: clock.now(), nonce: randomUUID() },
        query: {
          PhoneNumbers: message.to,
          SignName: sign,
          TemplateCode: templates[message.template] ?? '',
          TemplateParam: JSON.stringify(values),
        },
      })
      const { Code, Message } = await askCarrier(`${endpoint}/?${query}`, { headers }, answer)
      if (Code !== 'OK') throw refusedBy('Aliyun', Code, Message)
    },
  }
}
