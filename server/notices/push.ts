import webPush from 'web-push'
import type { Db } from '../platform/db.ts'
import type { Env } from '../platform/env.ts'
import type { PushPort } from './push-port.ts'

/** Seconds a push service keeps a message for a browser that is off: by then it is in the inbox and old. */
const KEPT = 86_400
const PATIENCE = 10_000

/**
 * Web push (RFC 8030), encrypted for the one browser (RFC 8291) and signed by us (RFC 8292). Keys come from the settings or
 * are made once and kept in the database, so that all processes have the same.
 */
export function createPush({ env, db }: { env: Env; db: Db }): PushPort {
  let keys: Promise<{ publicKey: string; privateKey: string }> | undefined
  const keysOnce = () => {
    keys ??= keysOf(env, db).catch((error) => {
      keys = undefined
      throw error
    })
    return keys
  }
  const hosts = env.PUSH_HOSTS.split(',').map((host) => host.trim())
  return {
    publicKey: async () => (await keysOnce()).publicKey,
    knows(endpoint) {
      if (!URL.canParse(endpoint)) return false
      const { protocol, hostname, host } = new URL(endpoint)
      if (hosts.includes(host)) return true
      return protocol === 'https:' && hosts.some((known) => known.startsWith('.') && hostname.endsWith(known))
    },
    async send({ endpoint, p256dh, auth }, push) {
      const { headers, body } = webPush.generateRequestDetails(
        { endpoint, keys: { p256dh, auth } },
        JSON.stringify(push),
        {
          vapidDetails: { subject: subjectOf(env), ...(await keysOnce()) },
          ...{ TTL: KEPT, urgency: 'high', contentEncoding: 'aes128gcm' },
        },
      )
      const answer = await fetch(endpoint, {
        ...{ method: 'POST', redirect: 'error', signal: AbortSignal.timeout(PATIENCE) },
        headers: headers as Record<string, string>,
        body: new Uint8Array(body),
      })
      if (answer.status === 404 || answer.status === 410) return 'gone'
      if (!answer.ok) throw new Error(`the push service answered ${answer.status}`)
      return 'sent'
    },
  }
}

/** Whom a push service writes to when something is wrong with us; it takes no address without TLS. */
const subjectOf = ({ APP_URL, MAIL_FROM }: Env) =>
  APP_URL.startsWith('https:') ? APP_URL : `mailto:${MAIL_FROM.match(/<(.+)>/)?.[1] ?? MAIL_FROM}`

async function keysOf({ VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY }: Env, db: Db) {
  if (VAPID_PUBLIC_KEY && VAPID_PRIVATE_KEY)
    return { publicKey: VAPID_PUBLIC_KEY, privateKey: VAPID_PRIVATE_KEY }
  const kept = await db.pushKeys.findUnique({ where: { id: 1 } })
  if (kept) return kept
  // Two processes may make a pair at once; the first to write it down wins.
  await db.pushKeys.createMany({ data: [webPush.generateVAPIDKeys()], skipDuplicates: true })
  return db.pushKeys.findUniqueOrThrow({ where: { id: 1 } })
}
