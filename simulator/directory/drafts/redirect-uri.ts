/** Where an application gets its answers, as its registration sorts it. */
export type RedirectPlatform = 'web' | 'spa' | 'publicClient'

/** Characters. https://learn.microsoft.com/entra/identity-platform/reply-url (November 2026) */
const LONGEST = 256

/** On this machine a program listens without a certificate (RFC 8252 section 7.3); `[::1]` is not among what Entra takes. */
const LOOPBACK = new Set(['localhost', '127.0.0.1'])

/** Schemes that run or open something in a browser instead of leading to a program. */
const NO_ADDRESS = new Set(['javascript:', 'data:', 'file:', 'blob:', 'about:'])

/**
 * Why `uri` cannot be registered as a redirect address, in a sentence; undefined where it can. What a client sends is another matter:
 * it has to equal a registered one.
 */
export function redirectUriFault(uri: string, platform: RedirectPlatform): string | undefined {
  if (uri.length > LONGEST) return `It has ${uri.length} characters, and ${LONGEST} is the most.`
  if (uri !== uri.trim()) return 'It begins or ends with a space.'
  if (uri.includes('*'))
    return 'The forms of Entra take no wildcard. A manifest may have one, for work and school accounts; this identity provider compares whole addresses only.'
  if (!URL.canParse(uri)) return 'It takes a whole address, as "https://app.contoso.example/callback".'
  const special = /[!$'(),;]/.exec(uri)?.[0]
  if (special) return `Entra supports no ${special} in a redirect address.`
  // RFC 6749 section 3.1.2.
  if (uri.includes('#')) return 'A redirect address has no #: that is where an answer may stand.'
  const { protocol, hostname } = new URL(uri)
  if (protocol === 'https:') return undefined
  if (protocol === 'http:')
    return LOOPBACK.has(hostname) ? undefined : 'http is for localhost only: everywhere else it is https.'
  if (NO_ADDRESS.has(protocol)) return `${protocol} leads to no program.`
  return platform === 'publicClient'
    ? undefined
    : 'A scheme of its own is for the platform of mobile and desktop programs.'
}
