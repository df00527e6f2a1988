import { type JsonObject, type Members, number, type Reader, readMembers, text, texts } from '../core/json'

/** Seconds up to the last moment that a date can name; before 1970 and with a fraction, too (RFC 7519 section 2, NumericDate). */
const numericDate: Reader<number> = (value) => {
  const seconds = number(value)
  return seconds !== undefined && Math.abs(seconds) <= 8.64e12 ? seconds : undefined
}

/** One audience or several (RFC 7519 section 4.1.3). */
const audiences: Reader<readonly string[]> = (value) => (typeof value === 'string' ? [value] : texts(value))

/** The claims of an access token that an API decides by (RFC 7519 section 4.1, and Entra's own). */
const CLAIMS = {
  iss: text,
  sub: text,
  aud: audiences,
  exp: numericDate,
  nbf: numericDate,
  iat: numericDate,
  ver: text,
  tid: text,
  oid: text,
  /** Permissions of an application that acts for a person, with spaces between them. */
  scp: text,
  roles: texts,
  idtyp: text,
  /** Client id in version 2.0 tokens; `appid` in version 1.0. */
  azp: text,
  appid: text,
}

export type AccessTokenClaims = Members<typeof CLAIMS>

/** The claims of an access token by their types, or a sentence that says which one is of another. Claims not listed are not judged. */
export function readClaims(
  payload: JsonObject,
): { readonly claims: AccessTokenClaims } | { readonly wrong: string } {
  const read = readMembers(payload, CLAIMS)
  return 'wrong' in read ? read : { claims: read.members }
}

/** For whom an access token speaks: an application on behalf of a person, or an application for itself (app-only). */
export type Subject = 'person' | 'application'

/**
 * Entra says it in the optional claim `idtyp`; without it, a token with `scp` is a person's, and one without is an application's
 * own. Undefined when the two say different things, or `idtyp` is something else: such a token is nobody's.
 */
export function subjectOf({ idtyp, scp }: AccessTokenClaims): Subject | undefined {
  const said = scp === undefined ? 'application' : 'person'
  if (idtyp === undefined) return said
  const meant = idtyp === 'app' ? 'application' : idtyp === 'user' ? 'person' : undefined
  return meant === said ? meant : undefined
}
