/** What the service worker does with a message: shows it, and leads to where it happened when it is pressed. */
export function listenForPush(worker: ServiceWorkerGlobalScope): void {
  worker.addEventListener('push', (event) => {
    const said = event.data?.json() as { title: string; body: string; path: string; tag: string } | undefined
    if (!said) return
    const { title, body, path, tag } = said
    event.waitUntil(
      worker.registration.showNotification(title, { body, tag, icon: '/mark.svg', data: { path } }),
    )
  })
  worker.addEventListener('notificationclick', (event) => {
    event.notification.close()
    event.waitUntil(show(worker, String(event.notification.data?.path ?? '/notices')))
  })
}

/** In the page that is open already, else in a new one. */
async function show(worker: ServiceWorkerGlobalScope, path: string): Promise<void> {
  const url = new URL(path, worker.location.origin)
  // Whoever sent it, it leads to this site and nowhere else.
  if (url.origin !== worker.location.origin) return
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const [open] = pages
  if (!open) {
    await worker.clients.openWindow(url.href)
    return
  }
  await open.focus()
  await open.navigate(url.href).catch(() => worker.clients.openWindow(url.href))
}
