/**
 * A thread of clients. Asks `urls` one after the other, over and over, beginning with the one at `from`, from `clients` clients that each wait
 * for their answer, for `milliseconds` after a time of warming up; answers with how long each took and how many failed.
 */
import { Agent, get } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

const { urls, clients, milliseconds, warmUp, headers = {}, from = 0 } = workerData
const agent = new Agent({ keepAlive: true, maxSockets: clients })
const times = []
let failed = 0
let next = from
const begin = performance.now() + warmUp
const end = begin + milliseconds

await Promise.all(Array.from({ length: clients }, client))
agent.destroy()
parentPort.postMessage({ milliseconds: times, failed, all: next - from })

async function client() {
  for (let now = performance.now(); now < end; now = performance.now()) {
    const url = urls[next % urls.length]
    next += 1
    const ok = await fetched(url)
    if (now < begin) continue
    times.push(performance.now() - now)
    if (!ok) failed += 1
  }
}

function fetched(url) {
  return new Promise((resolve) => {
    get(url, { agent, headers }, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode === 200))
    }).once('error', () => resolve(false))
  })
}
