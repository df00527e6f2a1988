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
const ENDS_LIKE_ONE = /(?:token|secret|password|passwd|api[-_]?key|cookie|assertion|verifier)$/

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
  if (SECRET.has(lower) || ENDS_LIKE_ONE.test(lower) || looksLikeToken(value)) return true
  return !isKnown && ONE_PIECE.test(value) && /\d/.test(value) && /[a-z]/i.test(value) && !GUID.test(value)
}

/** A JWT begins with `{"` in BASE64URL, and one with a line break in its header nearly so. */
function looksLikeToken(value: string): boolean {
  // The beginning is enough, and keeps the work in step with the length.
  return /\bey[A-Z][\w+/-]{8,}={0,2}\./.test(value.slice(0, 4_096))
}
