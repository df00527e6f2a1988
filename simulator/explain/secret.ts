import { isObject, type JsonObject } from '../core/json'

/** What whoever reads it can sign in with, redeem, or show: by the name that it travels under, in lower case. */
const SECRET: ReadonlySet<string> = new Set([
  'code',
  'ctx',
  'device_code',
  'id_token_hint',
  'otc',
  'otp',
  'pass',
  'passcode',
  'pin',
  'request',
  'samlrequest',
  'samlresponse',
  'sas',
  'sig',
  'user_code',
])
/** Names that end so are taken for secrets wherever they stand: `x-api-key`, `my_token`, `key1`. */
const ENDS_LIKE_ONE =
  /(?:authorization|token|(?<!(?:public|partition|foreign|sort)[-_]?)key\d?|connection[-_]?string|cookie|assertion|verifier|accesspass)$/
/** Names that have such a word in them are, too, whatever stands around it: `passwordBase64`, `userPWD`, `AppSecretValue`. */
const SPEAKS_OF_ONE = /secret|passw(?:or)?d|passphrase|pwd/
/** Unless it is something about the secret: `passwordPolicies`, `secretId`, `passwordLastSet`. */
const SPEAKS_ABOUT =
  /(?:type|id|name|credentials|polic(?:y|ies)|exp\w{0,12}|time|date|set|url|required|enabled|supported)$/
/** Cookies by which Entra and its pages know who is signed in (entra, cookies). */
const SESSION = /^(?:ests|esctx|signinstate|brcap|buid|fpc|stsservicecookie|\.aspnet|__host-|__secure-)/

const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
/** Letters and digits in one piece, as keys and codes are: no words, no address, no list, and no id of Azure. */
const ONE_PIECE = /^(?!\/subscriptions\/)[\w.~+/=-]{20,}$/
/** The recovery key of BitLocker: eight times six digits. */
const RECOVERY = /(?:\d{6}-){7}\d{6}/

/**
 * Whether a value is to be hidden until somebody asks for it.
 * @param isKnown whether there is a meaning for the name: what nobody knows and looks like a key is hidden, too
 */
export function isSecret(name: string, value: string, isKnown: boolean): boolean {
  if (/^(?:|true|false|null)$/.test(value)) return false
  if (namesSecret(name) || looksLikeToken(value) || looksSecret(value)) return true
  return !isKnown && ONE_PIECE.test(value) && /\d/.test(value) && /[a-z]/i.test(value) && !GUID.test(value)
}

/** Whether what travels under a name is a secret. */
function namesSecret(name: string): boolean {
  const lower = name.toLowerCase()
  return (
    SECRET.has(lower) ||
    ENDS_LIKE_ONE.test(lower) ||
    SESSION.test(lower) ||
    (SPEAKS_OF_ONE.test(lower) && !SPEAKS_ABOUT.test(lower))
  )
}

/** A JWT begins with `{"` in BASE64URL, and one with a line break in its header nearly so. */
function looksLikeToken(value: string): boolean {
  // The beginning is enough, and keeps the work in step with the length.
  return /\bey[A-Z][\w+/-]{8,}={0,2}\./.test(value.slice(0, 4_096))
}

/** Members that a private or a shared key has, and a public one has not (RFC 7518 sections 6.2.2, 6.3.2 and 6.4.1). */
const PRIVATE = ['d', 'k', 'p', 'q'] as const
const MOST_MEMBERS = 5_000

/**
 * Whether an object or a list holds a secret at any depth: it is shown as one piece, and so it is hidden as one.
 * @param name the name that it stands under
 * @param isKnown whether there is a meaning for that name: texts of a list are as it is
 */
export function holdsSecret(name: string, value: unknown, isKnown: boolean): boolean {
  if (typeof value !== 'object') return false
  const open: (readonly [string, unknown, boolean])[] = [[name, value, isKnown]]
  for (let seen = 0; open.length > 0; seen++) {
    if (seen > MOST_MEMBERS) return true
    const [name, each, known] = open.pop() ?? ['', '', true]
    if (!isObject(each)) {
      if (!Array.isArray(each)) {
        if (isSecretMember(name, String(each), known)) return true
      } else
        for (const inner of each.slice(0, MOST_MEMBERS)) open.push([name.replace(/s$/i, ''), inner, known])
      continue
    }
    const isKey = 'kty' in each
    if (isKey && PRIVATE.some((name) => Object.hasOwn(each, name))) return true
    const isNamed = namesSecret(name) || isNamedSecret(each)
    for (const [inner, given] of Object.entries(each))
      open.push([isNamed && VALUE.test(inner) ? 'secret' : inner, given, isKey])
  }
  return false
}

/** Where a pair of name and value keeps what the name is about. */
export const VALUE = /^(?:value|data|stringData)$/

/** Whether an object says of its value that it is a secret: `{"name": "password", "value": "…"}`, or by its address in a key vault. */
export const isNamedSecret = ({ id, ...others }: JsonObject): boolean =>
  (typeof id === 'string' && /\/secrets\//.test(id)) ||
  ['name', 'key', 'keyName', 'kind', 'type'].some((each) => {
    const name = others[each]
    return typeof name === 'string' && namesSecret(name)
  })

/** In documents that nobody knows, `code` is more often the name of an error than a code to redeem. */
function isSecretMember(name: string, value: string, isKnown: boolean): boolean {
  if (name.toLowerCase() === 'code') return ONE_PIECE.test(value) && /\d/.test(value)
  return isSecret(name, value, isKnown)
}

/** Names of secrets with a value behind them, options of commands that carry one, and headers. */
const NAMED =
  /(?:secret(?:_?text)?|passw(?:or)?d|passphrase|pwd|(?:_|access|refresh|id)token|client_assertion|code_verifier|device_code|(?:api|account|access|private)[-_]?key|connection_?string|authorization|cookie|\bests\w{0,24}|saml(?:response|request)|\bsig)["']?\s{0,8}(?:=>|[=:])\s{0,8}(?!(?:null|true|false)(?:[\s,}\]]|$))["']?[^\s"'=,;&<>{}()]{3,}/i
const CODE = /\bcode=[^\s&"']{8,}/
const OPTION =
  /(?:^|\s)(?:-u|--user|-p|--password|--client-secret|--proxy-user|--oauth2-bearer)[\s=]{0,8}["']?[^\s"'-]/
const KEY = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY/

/** A parameter of an address that is one, a name and a password in front of a host, and what is sent to say who asks. */
const SENT =
  /[?&#;](?:key|otc|otp|pass|pin|sas|token|ctx|request|assertion)=[^\s&]|:\/\/[^\s/?#@"'<>]{1,512}@|\b(?:bearer|basic|dpop) (?=[^\s\d]{0,256}\d)[\w.~+/-]{16,}(?![\w=":])/i

/** Whether a text looks as if it had a secret in it, however often it is encoded. Rather once too often: it is hidden, not lost. */
export function looksSecret(given: string): boolean {
  let text = given
  for (let times = 0; times < 4; times++) {
    const now = text
    if ([NAMED, CODE, OPTION, KEY, SENT, RECOVERY].some((each) => each.test(now))) return true
    text = now.replace(/%([2-7][\da-f])/gi, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    if (text === now) break
  }
  return false
}
