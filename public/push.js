// The service worker that shows notices: nothing else, so that what works offline can change without it. Registered with the
// scope /push/, where there is no page.
self.addEventListener('push', (event) => {
  if (!event.data) return
  const { title, body, path, tag } = event.data.json()
  event.waitUntil(self.registration.showNotification(title, { body, tag, icon: '/mark.svg', data: { path } }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  // Whoever sent it, it leads to this site and nowhere else.
  const url = new URL(event.notification.data.path, self.location.origin)
  if (url.origin === self.location.origin) event.waitUntil(self.clients.openWindow(url.href))
})
