import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Person } from '../../server/kernel/view.contract.ts'
import { type Changed, room } from '../../server/live/rooms.contract.ts'
import { connected, emitAndSettle, openBench, until, withCookie, withLink } from './live-bench.ts'

const person = (userId: string, name: string, roles: Partial<Person> = {}): Person => ({
  kind: 'person',
  userId,
  name,
  phone: null,
  families: [],
  providers: [],
  operator: false,
  suspended: false,
  ...roles,
})
const linFamily = { id: 'lin', name: '林家', role: 'member' } as const
const daughter = person('xiaowen', '林晓雯', { families: [{ ...linFamily, role: 'organiser' }] })
const brother = person('xiaofeng', '林晓峰', { families: [linFamily] })
const bystander = person('hefang', '何芳')
const manager = person('zhoumin', '周敏', {
  providers: [{ id: 'anhe', name: '安和', role: 'manager', caregiverId: null }],
})
const operator = person('chenli', '陈立', { operator: true })
const moved: Changed = { kind: 'family', id: 'lin', version: 1 }
const order: Changed = { kind: 'order', id: 'order-1', version: 2 }

const bench = await openBench()
afterAll(() => bench.close())
afterEach(() => bench.hush())
beforeEach(() => {
  bench.sessions.clear()
  bench.links.clear()
  for (const who of [daughter, brother, bystander, manager, operator]) bench.sessions.set(who.userId, who)
  bench.links.set('fathers-link', 'father')
  bench.links.set('mothers-link', 'mother')
})

const hearing = async (cookie: string) => {
  const ear = bench.listen(withCookie(cookie))
  await connected(ear)
  return ear
}

describe('who may connect', () => {
  test('a page of another origin is refused, with or without a session', async () => {
    const ear = bench.listen({
      extraHeaders: { cookie: 'xiaowen', origin: 'https://evil.example' },
      reconnection: false,
    })
    await ear.refusedBy
    expect(ear.socket.connected).toBe(false)
  })

  test('also by polling, where a foreign origin is named', async () => {
    const answer = await fetch(`http://127.0.0.1:${bench.port}/realtime/?EIO=4&transport=polling`, {
      headers: { origin: 'https://evil.example' },
    })
    expect(answer.status).toBe(403)
  })

  test.each(['https://yiyou.test', `http://127.0.0.1:${bench.port}`])(
    'our own page at %s is let in',
    async (origin) => {
      const ear = bench.listen({ extraHeaders: { cookie: 'xiaowen', origin } })
      await connected(ear)
    },
  )

  test('a nonsense origin is refused', async () => {
    const ear = bench.listen({ extraHeaders: { cookie: 'xiaowen', origin: 'null' }, reconnection: false })
    await ear.refusedBy
    expect(ear.socket.connected).toBe(false)
  })

  test.each([{}, withCookie('nobody'), withLink('guessed'), { auth: { elder: { $ne: '' } } }])(
    'without a session or a link nobody is let in: %j',
    async (credentials) => {
      const refusal = await bench.listen({ ...credentials, reconnection: false }).refusedBy
      expect(refusal.message).toBe('refused')
    },
  )

  test('while a session cannot be looked up the client tries again, and gets in afterwards', async () => {
    let asked = 0
    bench.sessions.get = () => {
      asked += 1
      throw new Error('the database is away')
    }
    const ear = bench.listen(withCookie('xiaowen'))
    await until(() => asked >= 2)
    expect(ear.socket.connected).toBe(false)
    Reflect.deleteProperty(bench.sessions, 'get')
    await connected(ear)
  })
})

describe('who hears what', () => {
  test('both siblings hear of their father’s order, once each; a stranger does not', async () => {
    const [sister, sibling, stranger] = await Promise.all(['xiaowen', 'xiaofeng', 'hefang'].map(hearing))
    await emitAndSettle(bench.live, [room.family('lin'), room.user('xiaowen')], order, sister!)
    expect([sister!.heard, sibling!.heard, stranger!.heard]).toEqual([[order], [order], []])
  })

  test('the provider and operators hear what is theirs', async () => {
    const [desk, office, sister] = await Promise.all(['zhoumin', 'chenli', 'xiaowen'].map(hearing))
    await emitAndSettle(bench.live, [room.provider('anhe'), room.operators], order, desk!)
    expect([desk!.heard, office!.heard, sister!.heard]).toEqual([[order], [order], []])
  })

  test('an elder’s link hears of that elder only', async () => {
    const father = bench.listen(withLink('fathers-link'))
    const mother = bench.listen(withLink('mothers-link'))
    await Promise.all([connected(father), connected(mother)])
    await emitAndSettle(bench.live, [room.recipient('father'), room.family('lin')], order, father)
    expect([father.heard, mother.heard]).toEqual([[order], []])
  })

  test('a client that speaks is cut: nobody listens to what clients say', async () => {
    const ear = await hearing('hefang')
    ear.socket.emit('join', room.family('lin'))
    await until(() => !ear.socket.connected)
    await bench.live.emitChanged([room.family('lin')], order)
    await pause(30)
    expect(ear.heard).toEqual([])
  })

  test('a message longer than any hello ends the connection', async () => {
    const ear = await hearing('hefang')
    ear.socket.emit('x', 'y'.repeat(10_000))
    await until(() => !ear.socket.connected)
  })
})

describe('when memberships change', () => {
  test('who joins hears from then on, who leaves no longer does', async () => {
    const [sister, sibling, newcomer] = await Promise.all(['xiaowen', 'xiaofeng', 'hefang'].map(hearing))
    bench.sessions.set('hefang', { ...bystander, families: [linFamily] })
    bench.sessions.set('xiaofeng', { ...brother, families: [] })
    await bench.live.refresh([room.family('lin'), room.user('hefang')], moved)
    await emitAndSettle(bench.live, [room.family('lin')], order, sister!)
    expect([sister!.heard, sibling!.heard, newcomer!.heard]).toEqual([[moved, order], [], [moved, order]])
  })

  test('a revoked session or link is disconnected', async () => {
    const sister = await hearing('xiaowen')
    const father = bench.listen(withLink('fathers-link'))
    await connected(father)
    bench.sessions.delete('xiaowen')
    bench.links.delete('fathers-link')
    await bench.live.refresh([room.user('xiaowen'), room.recipient('father')], moved)
    await until(() => !sister.socket.connected && !father.socket.connected)
  })

  test('a device whose session ended is cut, another of the same person stays', async () => {
    bench.sessions.set('lost-phone', daughter)
    const [laptop, phone] = await Promise.all(['xiaowen', 'lost-phone'].map(hearing))
    bench.sessions.delete('lost-phone')
    await bench.live.refresh([room.user('xiaowen')], moved)
    await until(() => !phone!.socket.connected)
    expect(laptop!.socket.connected).toBe(true)
    await emitAndSettle(bench.live, [room.family('lin'), room.user('xiaowen')], order, laptop!)
    expect(phone!.socket.connected).toBe(false)
    expect(phone!.heard).toEqual([])
  })
})

describe('limits', () => {
  test('one person may hold thirty sockets, not thirty-one', async () => {
    const crowd = Array.from({ length: 31 }, () => bench.listen(withCookie('zhoumin')))
    await Promise.all(crowd.map(connected))
    await until(() => crowd.filter(({ socket }) => socket.connected).length === 30)
    await pause(30)
    expect(bench.live.liveState().sockets).toBe(30)
  })

  test('its state says how many listen; closed, it is down and refuses', async () => {
    const other = await openBench()
    other.sessions.set('xiaowen', daughter)
    const ear = other.listen(withCookie('xiaowen'))
    await connected(ear)
    expect(other.live.liveState()).toEqual({ state: 'ok', sockets: 1 })
    await other.live.close()
    await until(() => !ear.socket.connected)
    expect(other.live.liveState().state).toBe('down')
    const late = other.listen({ ...withCookie('xiaowen'), reconnection: false })
    await late.refusedBy
    await other.close()
  })
})
