/** Draws the icons of the installed app out of the mark: run once when the mark changes, the pictures are committed. */
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'

const file = (name) => new URL(`../public/${name}`, import.meta.url)
const mark = (await readFile(file('mark.svg'), 'utf8'))
  .replace(/<style>.*<\/style>/, '')
  .replace(/<svg|<path/g, (tag) => (tag === '<path' ? '<path fill="#1f5f4a"' : tag))

/** The mark on paper; `share` of the side is the mark, the rest is quiet ground that a phone may cut off. */
async function draw(name, side, share) {
  const size = Math.round(side * share)
  const drawn = await sharp(Buffer.from(mark), { density: 1200 }).resize(size, size).png().toBuffer()
  await sharp({ create: { width: side, height: side, channels: 4, background: '#fbf8f3' } })
    .composite([{ input: drawn }])
    .png({ palette: true })
    .toFile(new URL(`../public/${name}`, import.meta.url).pathname)
}

await draw('icon-192.png', 192, 0.74)
await draw('icon-512.png', 512, 0.74)
await draw('icon-maskable-512.png', 512, 0.56)
await draw('apple-touch-icon.png', 180, 0.7)
