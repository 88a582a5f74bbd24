import { fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { freePort } from './free-port.ts'
import type { Served } from './served.ts'

/** A Remix page that shows one line, as its own documentation sets it up, in a process of its own. */
export async function serveBareRemix(): Promise<Pick<Served, 'url' | 'used' | 'close'>> {
  const port = await freePort()
  const tsx = createRequire(import.meta.url).resolve('tsx/esm')
  const child = fork(new URL('./bare-remix-server.tsx', import.meta.url), [String(port)], {
    execArgv: ['--import', tsx, '--import', new URL('./report-usage.mjs', import.meta.url).href],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('close', (code) => reject(new Error(`The bare page ended with ${code}`)))
  })
  return {
    url: `http://127.0.0.1:${port}/`,
    used: () =>
      new Promise((resolve) => {
        child.once('message', (figure) => resolve(figure as number))
        child.send('used')
      }),
    close: () =>
      new Promise((resolve) => {
        child.once('close', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}
