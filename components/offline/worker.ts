// The service worker: keeps the site as it was built, for use without a network. It is there only where somebody asked for it, and
// a new one waits until it is told to take over.
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching'
import { codeAddress } from '../explain/code-address'

/** Every file of the site with a digest of its content. Written in by `scripts/offline.mjs`. */
declare const ENTRIES: readonly { readonly url: string; readonly revision: string }[]

/** What a service worker is, as far as this one needs it: the page's own types have another `self`. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(
    type: 'activate',
    listener: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void
  addEventListener(
    type: 'fetch',
    listener: (event: { readonly request: Request; respondWith(answer: Response): void }) => void,
  ): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
}
const scope = self as unknown as WorkerScope

// Before the kept files: a code that was written otherwise leads to its page, without a network as well.
scope.addEventListener('fetch', (event) => {
  const { request } = event
  const to = request.mode === 'navigate' ? codeAddress(new URL(request.url).pathname) : undefined
  if (to !== undefined) event.respondWith(Response.redirect(to, 302))
})
// What stands behind the question mark is for the page (an embed's options): the file is the same.
precacheAndRoute([...ENTRIES], { ignoreURLParametersMatching: [/./], cleanURLs: false })
cleanupOutdatedCaches()
scope.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void scope.skipWaiting()
})
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()))
