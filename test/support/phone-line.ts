import { connect, createServer, type Socket } from 'node:net'
import { afterAll } from 'vitest'

/**
 * The way of one phone to the server, which can be cut: pages, workers and sockets alike get nothing through. Restored
 * `without` something, a request that begins with it breaks off, and everything else goes through.
 */
export async function phoneLine(url: string) {
  const to = Number(new URL(url).port)
  const open = new Set<Socket>()
  let cut = false
  let broken: string | undefined
  const keep = (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
  }
  const server = createServer((phone) => {
    keep(phone)
    if (cut) return phone.destroy()
    const there = connect(to, '127.0.0.1')
    keep(there)
    phone.on('data', (bytes: Buffer) => {
      if (broken && bytes.subarray(0, broken.length).toString('latin1') === broken) phone.destroy()
      else there.write(bytes)
    })
    phone.on('end', () => there.end())
    there.pipe(phone)
    phone.on('close', () => there.destroy())
    there.on('close', () => phone.destroy())
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const end = () => {
    for (const socket of open) socket.destroy()
  }
  afterAll(() => {
    end()
    server.close()
  })
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    cut() {
      cut = true
      end()
    },
    restore(without?: string) {
      cut = false
      broken = without
    },
  }
}
