import { escapeHtml } from '../core/html'
import type { PromptPage } from '../prompts/all'

/**
 * What a page says, apart from how it looks. Servers send HTML that carries this model in a JSON script element (as Entra's
 * own sign-in pages carry `$Config`); the simulated browser reads the model, a real browser would read the HTML.
 */
export type Page =
  | PromptPage
  | { readonly kind: 'form-post'; readonly action: string; readonly fields: Readonly<Record<string, string>> }
  | RefusalPage
  | SignedOutPage
  | DeviceDonePage
  | ConsentReviewedPage
  /** After a no to "do you want to sign out?". */
  | { readonly kind: 'still-signed-in' }

/** The identity provider refuses and shows it: errors that must never be redirected (RFC 6749 section 4.1.2.1), and ends of the road. */
export interface RefusalPage {
  readonly kind: 'refusal'
  /** Entra's number; 0 where Entra has none. */
  readonly code: number
  readonly name: string
  readonly message: string
  readonly traceId: string
  readonly correlationId: string
  readonly timestamp: string
}

/** The session is over. Frames under it tell each application that was signed in to (OpenID Connect Front-Channel Logout section 3). */
export interface SignedOutPage {
  readonly kind: 'signed-out'
  readonly username?: string
  /** Addresses to load in frames, in order. */
  readonly frontChannel?: readonly string[]
  /** Where the browser goes on to when the frames have been loaded. */
  readonly returnTo?: string
}

/** The end, for the person who signed in a device: it goes on by itself. */
export interface DeviceDonePage {
  readonly kind: 'device-done'
  readonly appName: string
  readonly state: 'approved' | 'declined'
}

/** The end, for whoever reviewed what somebody asked for. */
export interface ConsentReviewedPage {
  readonly kind: 'consent-reviewed'
  readonly appName: string
  readonly state: 'approved' | 'denied' | 'blocked' | 'open'
}

const OPEN = '<script type="application/json" id="page">'

/** Reads the model out of an HTML body; undefined when there is none. */
export function readPage(body: string): Page | undefined {
  const start = body.indexOf(OPEN)
  if (start < 0) return undefined
  const from = start + OPEN.length
  return JSON.parse(body.slice(from, body.indexOf('</script>', from))) as Page
}

/** `body` with another model in the place of its own. INVARIANT: `readPage` finds one in it. */
export function withPage(body: string, page: unknown): string {
  const from = body.indexOf(OPEN) + OPEN.length
  return body.slice(0, from) + modelOf(page) + body.slice(body.indexOf('</script>', from))
}

const modelOf = (page: unknown) => JSON.stringify(page).replaceAll('<', '\\u003c')

/** An HTML document with `title`, readable `content` (already escaped HTML) and the model of the page. */
export function renderPage(page: Page, title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body>${content}${OPEN}${modelOf(page)}</script></body></html>`
}
