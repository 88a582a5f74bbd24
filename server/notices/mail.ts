import { createTransport } from 'nodemailer'
import type { Db } from '../platform/db.ts'
import type { Env } from '../platform/env.ts'
import type { MailCalendar, MailPort } from './mail-port.ts'

/** Mail through the server the settings name; without one it stays in the sandbox. */
export function createMail({ env, db }: { env: Env; db: Db }): MailPort {
  const from = senderOf(env.MAIL_FROM)
  return env.SMTP_URL ? smtpMail(env.SMTP_URL, from) : sandboxMail(db, from)
}

/** 颐幼 Yiyou <no-reply@yiyou.example>, or an address alone. */
function senderOf(line: string): MailPort['from'] {
  const [, name = '', address = line] = line.match(/^(.*?)\s*<(.+)>$/) ?? []
  return { name, address }
}

function sandboxMail(db: Db, from: MailPort['from']): MailPort {
  return {
    ...{ name: 'sandbox', from },
    send: async ({ to, subject, text, calendars = [] }) => {
      const enclosed = calendars.map((calendar) => calendar.text)
      await db.sandboxMessage.create({ data: { to, body: [subject, text, ...enclosed].join('\n\n') } })
    },
  }
}

function smtpMail(url: string, from: MailPort['from']): MailPort {
  const transport = createTransport(url)
  return {
    ...{ name: 'smtp', from },
    send: async ({ calendars = [], ...mail }) => {
      await transport.sendMail({ from, ...mail, ...enclosed(calendars) })
    },
  }
}

/** One visit is read by the mail program itself; several are files, since a letter can bring one change only. */
function enclosed(calendars: readonly MailCalendar[]) {
  const [only, ...more] = calendars.map(({ method, text: content }, index) => ({
    ...{ method, content, filename: `yiyou-${index + 1}.ics` },
    contentType: `text/calendar; charset=utf-8; method=${method}`,
  }))
  if (!only) return {}
  if (more.length > 0) return { attachments: [only, ...more] }
  return { icalEvent: { method: only.method, filename: 'yiyou.ics', content: only.content } }
}
