import { createHash } from 'node:crypto'

/** Headers every response carries, whatever it is. */
export const commonHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

/** An embed may be framed by anyone, also in a sandbox, where its own scripts come from a foreign origin. */
export const embedHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}

const INLINE_SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi
// Data blocks (JSON, JSON-LD) are never executed, so no policy applies to them.
const EXECUTED = /\btype\s*=\s*["']?(?:module|text\/javascript|application\/javascript)["']?/i

/** CSP hash sources of the scripts written into a page, each once, in order. CSP Level 3, 2.3.1 */
function inlineScriptHashes(html) {
  const hashes = new Set()
  for (const [, attributes = '', body = ''] of html.matchAll(INLINE_SCRIPT)) {
    if (/\bsrc\s*=/i.test(attributes)) continue
    if (/\btype\s*=/i.test(attributes) && !EXECUTED.test(attributes)) continue
    hashes.add(`'sha256-${createHash('sha256').update(body, 'utf8').digest('base64')}'`)
  }
  return [...hashes]
}

/**
 * The content security policy of one page.
 * `embed` lets anyone frame it; `meta` leaves out what a <meta> element may not say (CSP Level 3, 3.3).
 */
export function contentSecurityPolicy(html, { embed = false, meta = false } = {}) {
  const directives = [
    "default-src 'self'",
    ["script-src 'self'", ...inlineScriptHashes(html)].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    ...(meta ? [] : [`frame-ancestors ${embed ? '*' : "'none'"}`]),
  ]
  return directives.join('; ')
}
