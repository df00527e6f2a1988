import { isObject } from '../core/json'

/** What whoever reads it can sign in with, redeem, or show: by the name that it travels under, in lower case. */
const SECRET: ReadonlySet<string> = new Set([
  'access_token',
  'assertion',
  'authorization',
  'client_assertion',
  'client_secret',
  'code',
  'code_verifier',
  'cookie',
  'ctx',
  'device_code',
  'flowtoken',
  'id_token',
  'id_token_hint',
  'logout_token',
  'otc',
  'passwd',
  'password',
  'proxy-authorization',
  'refresh_token',
  'request',
  'samlrequest',
  'samlresponse',
  'sas',
  'secret',
  'set-cookie',
  'sig',
  'token',
  'user_code',
])
/** Names that end so are taken for secrets wherever they stand: `x-api-key`, `my_token`, `appPassword`. */
const ENDS_LIKE_ONE =
  /(?:token|secret|secrettext|password|passwd|passphrase|api[-_]?key|accesskey|accountkey|private[-_]?key|connection[-_]?string|cookie|assertion|verifier)$/
/** Cookies by which Entra and its pages know who is signed in (entra, cookies). */
const SESSION = /^(?:ests|esctx|signinstate|brcap|buid|fpc|stsservicecookie|\.aspnet|__host-|__secure-)/

const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
/** Letters and digits in one piece, as keys and codes are: no words, no address, no list. */
const ONE_PIECE = /^[\w.~+/=-]{20,}$/

/**
 * Whether a value is to be hidden until somebody asks for it.
 * @param isKnown whether there is a meaning for the name: what nobody knows and looks like a key is hidden, too
 */
export function isSecret(name: string, value: string, isKnown: boolean): boolean {
  const lower = name.toLowerCase()
  if (value === '') return false
  if (SECRET.has(lower) || ENDS_LIKE_ONE.test(lower) || SESSION.test(lower) || looksLikeToken(value))
    return true
  return !isKnown && ONE_PIECE.test(value) && /\d/.test(value) && /[a-z]/i.test(value) && !GUID.test(value)
}

/** A JWT begins with `{"` in BASE64URL, and one with a line break in its header nearly so. */
function looksLikeToken(value: string): boolean {
  // The beginning is enough, and keeps the work in step with the length.
  return /\bey[A-Z][\w+/-]{8,}={0,2}\./.test(value.slice(0, 4_096))
}

/** Members that a private or a shared key has, and a public one has not (RFC 7518 sections 6.2.2, 6.3.2 and 6.4.1). */
const PRIVATE = ['d', 'k', 'p', 'q'] as const
const MOST_MEMBERS = 5_000

/** Whether an object or a list holds a secret at any depth: it is shown as one piece, and so it is hidden as one. */
export function holdsSecret(value: unknown): boolean {
  const open: unknown[] = [value]
  for (let seen = 0; open.length > 0; seen++) {
    if (seen > MOST_MEMBERS) return true
    const each = open.pop()
    if (Array.isArray(each)) open.push(...each.slice(0, MOST_MEMBERS))
    if (!isObject(each)) continue
    if ('kty' in each && PRIVATE.some((name) => Object.hasOwn(each, name))) return true
    for (const [name, inner] of Object.entries(each)) {
      if (typeof inner === 'string' && isSecretMember(name, inner)) return true
      open.push(inner)
    }
  }
  return false
}

/** In documents that nobody knows, `code` is more often the name of an error than a code to redeem. */
function isSecretMember(name: string, value: string): boolean {
  if (name.toLowerCase() === 'code') return ONE_PIECE.test(value) && /\d/.test(value)
  return isSecret(name, value, true)
}

/** Names of secrets with a value behind them, options of commands that carry one, and headers. */
const NAMED =
  /(?:secret|secret_?text|passw(?:or)?d|passphrase|pwd|_token|access_?token|refresh_?token|id_?token|client_assertion|code_verifier|device_code|api[-_]?key|account_?key|access_?key|private_?key|connection_?string|authorization|cookie|\bests\w{0,24}|saml(?:response|request)|\bsig)["']?\s{0,8}(?:=>|[=:])\s{0,8}["']?[^\s"'=,;&<>{}()]{3,}/i
const CODE = /\bcode=[^\s&"']{8,}/
const OPTION =
  /(?:^|\s)(?:-u|--user|-p|--password|--client-secret|--proxy-user|--oauth2-bearer)[\s=]{0,8}["']?[^\s"'-]/
const KEY = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY/

/** Whether a text that was not taken apart looks as if it had a secret in it. Rather once too often: it is hidden, not lost. */
export const looksSecret = (text: string): boolean =>
  NAMED.test(text) || CODE.test(text) || OPTION.test(text) || KEY.test(text)
