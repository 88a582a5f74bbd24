import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { signAliyun } from '../../server/carriers/aliyun-signature.ts'
import { createAliyunSms } from '../../server/carriers/aliyun-sms.ts'
import { createSms } from '../../server/carriers/carriers.entry.ts'
import { pathOf, type Sms } from '../../server/carriers/sms-port.ts'
import { signTencent } from '../../server/carriers/tencent-signature.ts'
import { createTencentSms } from '../../server/carriers/tencent-sms.ts'
import type { Db } from '../../server/platform/db.ts'
import { readEnv } from '../../server/platform/env.ts'
import { StartProblem } from '../../server/platform/start-problem.ts'
import { carrier } from './carrier.ts'

const clock = { now: () => new Date('2026-11-22T09:30:05.678Z') }
const given = {
  ...{ keyId: 'a-key', keySecret: 'a-secret', sign: '颐幼' },
  templates: { code: 'SMS_1', notice: 'SMS_2', help: 'SMS_3', elder_link: 'SMS_4', elder_order: 'SMS_5' },
}
const message: Sms = {
  to: '13800000001',
  body: '【颐幼】王秀兰(护理员)已出发*，9:30 到！ https://yiyou.example/orders/1',
  template: 'notice',
  values: { what: "王秀兰(护理员)已出发*，9:30 到！'", path: 'orders/1?a=b&c' },
}

test('what the makers publish as examples of a signature comes out here', () => {
  const { headers } = signAliyun({
    ...{ host: 'ecs.cn-shanghai.aliyuncs.com', action: 'RunInstances', version: '2014-05-26' },
    query: {
      RegionId: 'cn-shanghai',
      ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
    },
    ...{ keyId: 'YourAccessKeyId', keySecret: 'YourAccessKeySecret' },
    ...{ at: new Date('2023-10-26T10:22:32Z'), nonce: '3156853299f313e23d1673dc12e1703d' },
  })
  expect(headers.authorization).toContain(
    'Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  )
  const { authorization } = signTencent({
    ...{ host: 'cvm.tencentcloudapi.com', service: 'cvm', action: 'DescribeInstances' },
    ...{ version: '2017-03-12', region: 'ap-guangzhou', at: new Date(1_551_113_065_000) },
    ...{ keyId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******', keySecret: 'Gu5t9xGARNpq86cd98joQYCN3*******' },
    body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
  })
  expect(authorization).toContain(
    'Signature=2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c',
  )
})

describe('Alibaba Cloud', async () => {
  const desk = await carrier('aliyun', given.keySecret)
  const sms = createAliyunSms({ ...given, endpoint: desk.url }, clock)
  beforeEach(() => desk.taken.splice(0))
  afterAll(() => desk.close())

  test('takes a text that is signed, by the wording it approved', async () => {
    desk.answers({ Code: 'OK', Message: 'OK', BizId: '9', RequestId: '8' })
    await sms.send(message)
    const [{ query, headers, signed } = expect.fail()] = desk.taken
    expect(signed).toBe(true)
    expect(headers).toMatchObject({ 'x-acs-action': 'SendSms', 'x-acs-version': '2017-05-25' })
    expect(headers['x-acs-date']).toBe('2026-11-22T09:30:05Z')
    expect(query).toMatchObject({ PhoneNumbers: message.to, SignName: '颐幼', TemplateCode: 'SMS_2' })
    expect(JSON.parse(query.TemplateParam ?? '')).toEqual(message.values)
  })

  test('never says the same twice, so that a second text is not taken for a copy', async () => {
    desk.answers({ Code: 'OK' })
    await sms.send(message)
    await sms.send(message)
    expect(new Set(desk.taken.map(({ headers }) => headers['x-acs-signature-nonce'])).size).toBe(2)
  })

  test('a no is an error with its code; an answer nobody can read as well', async () => {
    desk.answers({ Code: 'isv.BUSINESS_LIMIT_CONTROL', Message: '触发天级流控' })
    await expect(sms.send(message)).rejects.toThrow('isv.BUSINESS_LIMIT_CONTROL')
    desk.answers('<html>502</html>')
    await expect(sms.send(message)).rejects.toThrow('nothing one can read')
  })
})

describe('Tencent Cloud', async () => {
  const desk = await carrier('tencent', given.keySecret)
  const sms = createTencentSms({ ...given, endpoint: desk.url, appId: '1400', region: 'ap-guangzhou' }, clock)
  beforeEach(() => desk.taken.splice(0))
  afterAll(() => desk.close())

  test('takes a text that is signed, its gaps in their order', async () => {
    desk.answers({ Response: { SendStatusSet: [{ Code: 'Ok', Message: 'send success' }], RequestId: '8' } })
    await sms.send(message)
    const [{ body, headers, signed } = expect.fail()] = desk.taken
    expect(signed).toBe(true)
    expect(headers).toMatchObject({ 'x-tc-action': 'SendSms', 'x-tc-version': '2021-01-11' })
    expect(headers['x-tc-timestamp']).toBe('1795339805')
    expect(JSON.parse(body)).toEqual({
      PhoneNumberSet: ['+8613800000001'],
      ...{ SmsSdkAppId: '1400', SignName: '颐幼', TemplateId: 'SMS_2' },
      TemplateParamSet: [message.values.what, message.values.path],
    })
  })

  test('a no for the one number, or for the whole call, is an error with its code', async () => {
    desk.answers({
      Response: { SendStatusSet: [{ Code: 'LimitExceeded.PhoneNumberDailyLimit', Message: '' }] },
    })
    await expect(sms.send(message)).rejects.toThrow('LimitExceeded.PhoneNumberDailyLimit')
    desk.answers({ Response: { Error: { Code: 'AuthFailure.SignatureFailure', Message: '' } } })
    await expect(sms.send(message)).rejects.toThrow('AuthFailure.SignatureFailure')
    desk.answers({ Response: {} })
    await expect(sms.send(message)).rejects.toThrow()
  })
})

test('the settings choose; a wording without a name stops the start', () => {
  const chosen = {
    ...{ SESSION_SECRET: 'a-secret-of-at-least-thirty-two-letters', SMS: 'aliyun', SMS_KEY_ID: 'a' },
    ...{ SMS_KEY_SECRET: 'b', SMS_SIGN: '颐幼', DATA_KEYS: `k1:${Buffer.alloc(32).toString('base64')}` },
  }
  const port = (templates: string) =>
    createSms({ env: readEnv({ ...chosen, SMS_TEMPLATES: templates }), db: {} as Db, clock })
  expect(port('code:S1, notice:S2, help:S3, elder_link:S4, elder_order:S5').name).toBe('aliyun')
  expect(() => port('code:S1,notice:S2')).toThrow(StartProblem)
  expect(() => readEnv(chosen)).toThrow(/SMS_TEMPLATES/)
  expect(() => readEnv({ ...chosen, SMS: 'tencent', SMS_TEMPLATES: 'code:1' })).toThrow(/SMS_APP_ID/)
})

test('the path of an address of ours stands in the wording without its host', () => {
  expect(pathOf('https://yiyou.example/e/abc', 'https://yiyou.example')).toBe('e/abc')
})
