import { connect } from 'node:net'

/** What a virus scanner says of a file; `none` where nobody looks. */
type ScanVerdict =
  | { readonly verdict: 'clean' | 'unscanned' }
  | { readonly verdict: 'infected'; readonly name: string }

export type ScanPort = {
  readonly name: 'none' | 'clamd'
  /** Throws where a scanner is set up and does not answer. */
  scan(bytes: Uint8Array): Promise<ScanVerdict>
}

/** Nobody looks, and the screens say so. */
export const noScan: ScanPort = { name: 'none', scan: async () => ({ verdict: 'unscanned' }) }

const CHUNK = 64 * 1024
const PATIENCE = 20_000

/** A clamd over TCP (`tcp://host:3310`), by its INSTREAM command: nothing is written to its disk. */
export function createClamd(address: string): ScanPort {
  const { hostname, port } = new URL(address)
  return {
    name: 'clamd',
    async scan(bytes) {
      const answer = await ask({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) }, bytes)
      if (/: OK$/.test(answer)) return { verdict: 'clean' }
      const found = /^(?:stream: )?(.+) FOUND$/.exec(answer)
      if (found?.[1]) return { verdict: 'infected', name: found[1] }
      throw new Error(`clamd said: ${answer.slice(0, 200)}`)
    },
  }
}

function ask(to: { host: string; port: number }, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(to)
    const heard: Buffer[] = []
    socket.setTimeout(PATIENCE, () => socket.destroy(new Error('clamd does not answer')))
    socket.on('connect', () => send(socket, bytes))
    socket.on('data', (part) => heard.push(part))
    socket.on('error', reject)
    socket.on('close', () => {
      const said = Buffer.concat(heard).toString('utf8').replace(/\0/g, '').trim()
      if (said) resolve(said)
      else reject(new Error('clamd hung up'))
    })
  })
}

/** Each part begins with its length in four bytes; one of no length ends them. */
function send(socket: NodeJS.WritableStream, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0')
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const part = bytes.subarray(at, at + CHUNK)
    socket.write(lengthOf(part.length))
    socket.write(part)
  }
  socket.write(lengthOf(0))
}

function lengthOf(count: number): Buffer {
  const four = Buffer.alloc(4)
  four.writeUInt32BE(count)
  return four
}
