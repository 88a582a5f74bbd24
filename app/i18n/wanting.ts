/**
 * Texts that are on their way to the browser, by namespace. What is rendered with them waits by throwing the promise, so a
 * page one goes to appears once it can be read; the page before it stays until then. Always empty on the server, which has all.
 */
const wanting = new Map<string, Promise<void>>()

/** Waits while the texts of this namespace are on their way. */
export function arrived(namespace: string): void {
  const coming = wanting.get(namespace)
  if (coming) throw coming
}

/** The same for a key with its namespace in front: `orders:list.title`. */
export function keyArrived(key: unknown): void {
  if (wanting.size === 0 || typeof key !== 'string') return
  const end = key.indexOf(':')
  if (end > 0) arrived(key.slice(0, end))
}

/** Notes that a namespace is being fetched. */
export function expect(namespace: string, coming: Promise<void>): void {
  wanting.set(
    namespace,
    coming.finally(() => wanting.delete(namespace)),
  )
}

/** Once nothing is on its way any more. */
export async function allArrived(): Promise<void> {
  while (wanting.size > 0) await Promise.all(wanting.values())
}
