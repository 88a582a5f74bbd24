/** The page that is shown where there is no line. It holds nothing private: the device's store fills it. */
export const OFFLINE_PAGE = '/carer/offline'
export const SYNC_TAG = 'yiyou-carer'

/** What a page says to the worker beside it: the language it is read in, and which assets it has used. */
export type FromPage = { type: 'keep'; lang: string; urls: readonly string[] }

const CHANNEL = 'yiyou-carer'

/** Says to every open page of this device that something was sent, kept or forgotten. */
export function tellPages(): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(null)
  channel.close()
}

/** Calls back whenever something of it changed; gives the way to stop. */
export function hearPages(changed: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = changed
  return () => channel.close()
}
