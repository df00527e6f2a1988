import type { Page, Request } from '@playwright/test'

const KIB = 1024

export interface Loaded {
  readonly url: string
  /** Only put into the cache for later, and not run. */
  readonly forLater: boolean
  /** What travelled, in KiB: the body as it was encoded, without headers. */
  readonly kib: number
}

/** Writes down every script that a page asks for, from now on. */
export function watchScripts(page: Page) {
  const requests: Request[] = []
  page.on('requestfinished', (request) => {
    if (new URL(request.url()).pathname.endsWith('.js')) requests.push(request)
  })
  return {
    async loaded(): Promise<Loaded[]> {
      return Promise.all(
        requests.map(async (request) => ({
          url: new URL(request.url()).pathname,
          forLater: (await request.allHeaders())['sec-purpose']?.includes('prefetch') ?? false,
          kib: (await request.sizes()).responseBodySize / KIB,
        })),
      )
    },
  }
}

export const sum = (loaded: readonly Loaded[]): number => loaded.reduce((kib, each) => kib + each.kib, 0)
