import { createTransport } from 'nodemailer'
import type { Db } from '../platform/db.ts'
import type { Env } from '../platform/env.ts'
import type { MailPort } from './mail-port.ts'

/** Mail through the server the settings name; without one it stays in the sandbox. */
export function createMail({ env, db }: { env: Env; db: Db }): MailPort {
  return env.SMTP_URL ? smtpMail(env.SMTP_URL, env.MAIL_FROM) : sandboxMail(db)
}

function sandboxMail(db: Db): MailPort {
  return {
    name: 'sandbox',
    send: async ({ to, subject, text }) => {
      await db.sandboxMessage.create({ data: { to, body: `${subject}\n\n${text}` } })
    },
  }
}

function smtpMail(url: string, from: string): MailPort {
  const transport = createTransport(url)
  return {
    name: 'smtp',
    send: async (mail) => {
      await transport.sendMail({ from, ...mail })
    },
  }
}
