import type { HttpRequest } from '../network/message'

/** Where `reference` in a page or an answer of `base` leads; what is no address stays as it is. */
export function addressOf(reference: string, base: URL): string {
  return URL.canParse(reference, base.href) ? new URL(reference, base).href : reference
}

/** Whether a browser can ask for it: `javascript:`, `data:` and `mailto:` have no origin that anything could be sent to. */
export function isOfTheWeb(address: string): boolean {
  return /^https?:/i.test(address) && URL.canParse(address)
}

/** What a link, an address bar and a redirect ask for. */
export function get(url: string): HttpRequest {
  return { method: 'GET', url, headers: [], body: '' }
}

/** What a form sends. */
export function post(url: string, fields: Readonly<Record<string, string>>): HttpRequest {
  return {
    method: 'POST',
    url,
    headers: [['Content-Type', 'application/x-www-form-urlencoded']],
    body: new URLSearchParams(fields).toString(),
  }
}

/** Whether a page with this `X-Frame-Options` may stand in a frame of a page at `top` (RFC 7034 section 2.1). */
export function mayBeFramed(framing: string | undefined, url: URL, top: string): boolean {
  const wanted = framing?.trim().toUpperCase()
  return wanted !== 'DENY' && (wanted !== 'SAMEORIGIN' || url.origin === new URL(top).origin)
}
