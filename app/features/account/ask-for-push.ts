/** What a browser gives when its person agrees, in the words of the form. */
type Subscribed = { endpoint: string; p256dh: string; auth: string }

export const canBePushed = () =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

/** Asks the person by the browser's own question; null when they, or the browser, would rather not. */
export async function askForPush(key: string): Promise<Subscribed | null> {
  try {
    if ((await Notification.requestPermission()) !== 'granted') return null
    const registration = await navigator.serviceWorker.register('/push.js', { scope: '/push/' })
    await started(registration)
    const asked = { userVisibleOnly: true, applicationServerKey: key }
    const subscription = await registration.pushManager.subscribe(asked)
    const { endpoint, keys } = subscription.toJSON()
    if (!endpoint || !keys?.p256dh || !keys.auth) return null
    return { endpoint, p256dh: keys.p256dh, auth: keys.auth }
  } catch {
    // No push service can be reached, or one of another installation is still subscribed.
    return null
  }
}

/** Only a worker that runs can be subscribed; `ready` speaks of this page's own, which is another. */
function started({ installing, waiting, active }: ServiceWorkerRegistration): Promise<void> {
  const worker = installing ?? waiting
  if (active || !worker) return Promise.resolve()
  return new Promise((resolve) => {
    worker.addEventListener('statechange', () => worker.state === 'activated' && resolve())
  })
}
