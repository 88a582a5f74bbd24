export { createConsoleVoice } from './console-voice.ts'
export { createSms } from './create-sms.ts'
export { pathOf, type SmsPort } from './sms-port.ts'
