import { type HttpRequest, headers } from '../network/message'

/**
 * The bearer token of a request (RFC 6750 section 2.1): its text, or what is wrong. `none` when it carries none in the place for
 * it, which is the Authorization header and no other (RFC 9700 section 4.3.2).
 */
export function bearerToken(
  request: HttpRequest,
): { readonly token: string } | { readonly problem: 'none' | 'malformed' | 'two ways' } {
  const sent = headers(request, 'Authorization')
  if (!sent.some((each) => /^bearer( |$)/i.test(each))) return { problem: 'none' }
  if (sent.length > 1) return { problem: 'malformed' }
  const token = /^bearer +([\w.~+/-]+=*)$/i.exec(sent[0] ?? '')?.[1]
  if (!token) return { problem: 'malformed' }
  // RFC 6750 section 2: never more than one way in one request.
  return inAddress(request.url) ? { problem: 'two ways' } : { token }
}

function inAddress(url: string): boolean {
  return URL.canParse(url) && new URL(url).searchParams.has('access_token')
}
