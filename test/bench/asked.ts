import { Worker } from 'node:worker_threads'

type Work = {
  urls: readonly string[]
  clients: number
  milliseconds: number
  warmUp: number
  headers?: Record<string, string> | undefined
  /** Which of the addresses is asked first. */
  from?: number
}
/** How long each took, without those of the warming up; `all` with them. */
type Times = { milliseconds: number[]; failed: number; all: number }

/** The clients have a thread of their own, so that their work is not the server's. */
export function asked(work: Work): Promise<Times> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./clients.mjs', import.meta.url), { workerData: work })
    worker.once('message', resolve).once('error', reject)
  })
}
