import { createServer } from 'node:net'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { createClamd } from '../../server/files/files.entry.ts'
import { testDatabase } from '../support/database.ts'
import { openOffice, pdf } from './steps.ts'

const { db } = await testDatabase()
const office = await openOffice(db)
const { world, as, providerId } = office
const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'

/** Speaks what clamd speaks of INSTREAM, and knows one virus. */
const clamd = createServer((socket) => {
  let heard = Buffer.alloc(0)
  socket.on('error', () => {})
  socket.on('data', (part: Buffer) => {
    heard = Buffer.concat([heard, part])
    const stream = heard.subarray('zINSTREAM\0'.length)
    const parts: Buffer[] = []
    for (let at = 0; at + 4 <= stream.length; ) {
      const length = stream.readUInt32BE(at)
      if (length === 0) {
        const infected = Buffer.concat(parts).includes(EICAR)
        socket.end(infected ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0')
        return
      }
      parts.push(stream.subarray(at + 4, at + 4 + length))
      at += 4 + length
    }
  })
})
await new Promise<void>((ready) => clamd.listen(0, '127.0.0.1', ready))
const address = clamd.address()
const url = `tcp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
afterAll(() => void clamd.close())

const save = (files: Uint8Array<ArrayBuffer>[], scan = createClamd(url)) =>
  as(world.manager.viewer, { scan }).filings.save({
    ...{ providerId, kind: 'grade', files, key: crypto.randomUUID() },
  })
const refused = (code: string) => expect.objectContaining({ message: code })

test('a clean file is kept as scanned, one with a virus is not taken, and nothing is while nobody answers', async () => {
  const { filingId } = await save([pdf('x'.repeat(200_000))])
  expect(await db.filingFile.findMany({ where: { filingId } })).toMatchObject([{ scan: 'clean' }])
  await expect(save([pdf(EICAR)])).rejects.toEqual(refused('filings.file_infected'))
  await expect(save([pdf()], createClamd('tcp://127.0.0.1:1'))).rejects.toEqual(
    refused('filings.scanner_down'),
  )
  expect(await db.filingFile.count()).toBe(1)
})

test('what a file is, is read from its bytes; a picture is made anew without what the camera wrote', async () => {
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#987' } })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'where I live' } })
    .toBuffer()
  const { filingId } = await save([new Uint8Array(photo)])
  const kept = await db.filingFile.findFirstOrThrow({ where: { filingId, mime: 'image/jpeg' } })
  const bytes = await office.ctxOf(world.manager.viewer).ports.files.get(kept.fileKey)
  expect(Buffer.from(bytes ?? []).includes('where I live')).toBe(false)
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')])
  await expect(save([new Uint8Array(heic)])).rejects.toEqual(refused('filings.file_heic'))
  const page = new TextEncoder().encode('<html><script>alert(1)</script></html>')
  await expect(save([page])).rejects.toEqual(refused('filings.file_unreadable'))
  await expect(save([new Uint8Array(10 * 1024 * 1024 + 1)])).rejects.toEqual(
    refused('filings.file_too_large'),
  )
  await expect(save(Array.from({ length: 5 }, () => pdf()))).rejects.toEqual(
    refused('filings.too_many_files'),
  )
})
